package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import java.util.List;
import java.util.Set;

/**
 * LOG of one argument is the natural logarithm, and what has no logarithm or root gives NULL.
 *
 * <pre>
 * before  LOG(`x`), LOG2(`x`), LOG10(`x`), SQRT(`x`)
 * after   ln("x"), log(2, "x"::numeric), log("x"), sqrt("x"), and ERROR_WAS_NULL
 * </pre>
 */
public final class Logarithms implements ExpressionRule {
    private static final Set<String> NAMES =
            Set.of("ln", "log", "log2", "log10", "sqrt", "power", "exp", "acos", "asin");

    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call)
                || !NAMES.contains(call.name())
                || call.arguments().isEmpty()) {
            return expression;
        }
        at.issue(Problem.ERROR_WAS_NULL, "A logarithm, root or power.", call.place());
        Expression last = call.arguments().getLast();
        return switch (call.name() + "/" + call.arguments().size()) {
            case "log/1", "ln/1" -> Build.call("ln", floating(last, at));
            case "log10/1" -> Build.call("log", floating(last, at));
            case "log2/1" -> Build.call("log", Build.number(2), Build.cast(last, "numeric"));
            case "log/2" -> Build.call("log", Build.cast(call.argument(0), "numeric"), Build.cast(last, "numeric"));
            default ->
                call.with(call.arguments().stream().map(a -> floating(a, at)).toList());
        };
    }

    /** The source computes them with floating-point numbers. */
    private static Expression floating(Expression value, Rewriting at) {
        return at.kindOf(value) == Kind.DOUBLE ? value : Build.cast(value, "double precision");
    }

    static List<Expression> floating(List<Expression> values, Rewriting at) {
        return values.stream().map(v -> floating(v, at)).toList();
    }
}
