package io.godwit.sql.rule.mysql;

import io.godwit.sql.resolve.Kind;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Operator;

/**
 * The source computes integers with 64 bits, the target with those of the operands, and refuses what does not fit.
 *
 * <pre>
 * before  `quantity` * `price`
 * after   "quantity"::bigint * "price"
 * </pre>
 */
public final class WideIntegers implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Binary binary)
                || !(binary.operator() == Operator.PLUS
                        || binary.operator() == Operator.MINUS
                        || binary.operator() == Operator.MULTIPLY)
                || !isNarrow(binary.left(), at)
                || !isNarrow(binary.right(), at)) {
            return expression;
        }
        if (isConstant(binary)) {
            return expression;
        }
        return binary.left() instanceof NumberLiteral
                ? new Binary(binary.operator(), binary.left(), Build.cast(binary.right(), "bigint"), binary.place())
                : new Binary(binary.operator(), Build.cast(binary.left(), "bigint"), binary.right(), binary.place());
    }

    private static boolean isConstant(Expression expression) {
        return switch (expression) {
            case NumberLiteral ignored -> true;
            case Binary binary -> isConstant(binary.left()) && isConstant(binary.right());
            default -> false;
        };
    }

    private static boolean isNarrow(Expression operand, Rewriting at) {
        ValueType type = at.typeOf(operand);
        return type.is(Kind.INTEGER) && type.bits() < 64;
    }
}
