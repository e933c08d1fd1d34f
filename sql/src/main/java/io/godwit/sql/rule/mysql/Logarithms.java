package io.godwit.sql.rule.mysql;

import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.When;
import io.godwit.sql.tree.Operator;
import java.util.List;
import java.util.Optional;

/**
 * LOG of one argument is the natural logarithm, and what has no logarithm or root gives NULL.
 *
 * <pre>
 * before  LOG(`x`), LOG10(`x`), SQRT(`x`)
 * after   CASE WHEN "x" > 0 THEN ln("x") END, CASE WHEN "x" > 0 THEN log("x") END, CASE WHEN "x" >= 0 THEN sqrt("x") END
 * </pre>
 */
public final class Logarithms implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || call.arguments().isEmpty()) {
            return expression;
        }
        Expression last = call.arguments().getLast();
        return switch (call.name() + "/" + call.arguments().size()) {
            case "log/1", "ln/1" -> positive(last, Build.call("ln", floating(last, at)));
            case "log10/1" -> positive(last, Build.call("log", floating(last, at)));
            case "log2/1" -> positive(last, Build.call("log", Build.number(2), Build.cast(last, "numeric")));
            case "log/2" ->
                positive(last, Build.call("log", Build.cast(call.argument(0), "numeric"), Build.cast(last, "numeric")));
            case "sqrt/1" -> when(last, Operator.GREATER_OR_EQUAL, Build.call("sqrt", floating(last, at)));
            case "power/2", "exp/1" ->
                call.with(call.arguments().stream().map(a -> floating(a, at)).toList());
            default -> expression;
        };
    }

    private static Expression positive(Expression value, Expression then) {
        return when(value, Operator.GREATER, then);
    }

    private static Expression when(Expression value, Operator operator, Expression then) {
        Expression condition = Build.binary(value, operator, Build.number(0));
        return new Case(Optional.empty(), List.of(new When(condition, then)), Optional.empty());
    }

    /** The source computes them with floating-point numbers. */
    private static Expression floating(Expression value, Rewriting at) {
        return at.kindOf(value) == Kind.DOUBLE ? value : Build.cast(value, "double precision");
    }
}
