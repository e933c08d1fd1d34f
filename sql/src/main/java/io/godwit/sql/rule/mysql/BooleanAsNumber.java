package io.godwit.sql.rule.mysql;

import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.BooleanLiteral;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.InList;
import io.godwit.sql.tree.Expression.Negative;
import io.godwit.sql.tree.Expression.NumberLiteral;
import java.util.Set;

/**
 * What is true counts as 1 where a number is asked for: in arithmetic, beside a number, in an aggregate.
 *
 * <pre>
 * before  SUM(`price` > 10)
 * after   sum(("price" > 10)::integer)
 * </pre>
 */
public final class BooleanAsNumber implements ExpressionRule {
    private static final Set<String> AGGREGATES =
            Set.of("sum", "avg", "min", "max", "bit_and", "bit_or", "bit_xor", "stddev_pop", "round", "abs", "sign");

    @Override
    public Expression apply(Expression expression, Rewriting at) {
        return switch (expression) {
            case Binary b
            when b.operator().isArithmetic() || b.operator().isBitwise() ->
                new Binary(b.operator(), number(b.left(), at), number(b.right(), at), b.place());
            case Binary b when b.operator().isComparison() -> comparison(b, at);
            case Negative negative -> new Negative(number(negative.operand(), at));
            case InList in
            when at.kindOf(in.operand()) == Kind.BOOLEAN ->
                new InList(
                        number(in.operand(), at),
                        in.values().stream().map(v -> number(v, at)).toList(),
                        in.negated());
            case Call call
            when AGGREGATES.contains(call.name()) ->
                call.with(call.arguments().stream().map(a -> number(a, at)).toList());
            default -> expression;
        };
    }

    private static Expression comparison(Binary binary, Rewriting at) {
        Expression left = binary.left();
        Expression right = binary.right();
        if (at.kindOf(left) == Kind.BOOLEAN && at.kindOf(right).isNumber()) {
            return isTruth(right)
                    ? new Binary(binary.operator(), left, truth(right), binary.place())
                    : new Binary(binary.operator(), number(left, at), right, binary.place());
        }
        if (at.kindOf(right) == Kind.BOOLEAN && at.kindOf(left).isNumber()) {
            return isTruth(left)
                    ? new Binary(binary.operator(), truth(left), right, binary.place())
                    : new Binary(binary.operator(), left, number(right, at), binary.place());
        }
        return binary;
    }

    private static boolean isTruth(Expression expression) {
        return expression instanceof NumberLiteral literal && literal.text().matches("[01]");
    }

    private static Expression truth(Expression literal) {
        return new BooleanLiteral(((NumberLiteral) literal).text().equals("1"));
    }

    static Expression number(Expression expression, Rewriting at) {
        if (expression instanceof BooleanLiteral literal) {
            return Build.number(literal.value() ? 1 : 0);
        }
        return at.kindOf(expression) == Kind.BOOLEAN ? Build.cast(expression, "integer") : expression;
    }
}
