package io.godwit.sql.rule.mysql;

import io.godwit.sql.resolve.Kind;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Operator;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The source computes integers with 64 bits, the target with those of the operands, and refuses what does not fit.
 *
 * <pre>
 * before  `quantity` * `price`, 60 * 60 * 24 * 365 * 100
 * after   "quantity"::bigint * "price", (60 * 60 * 24 * 365)::bigint * 100
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
        if (constant(binary).filter(value -> value.bitLength() < Integer.SIZE).isPresent()) {
            return expression;
        }
        return binary.left() instanceof NumberLiteral
                ? new Binary(binary.operator(), binary.left(), Build.cast(binary.right(), "bigint"), binary.place())
                : new Binary(binary.operator(), Build.cast(binary.left(), "bigint"), binary.right(), binary.place());
    }

    /** What the target computes at once, with the bits of its operands. */
    private static Optional<BigInteger> constant(Expression expression) {
        return switch (expression) {
            case NumberLiteral number when number.isInteger() -> Optional.of(new BigInteger(number.text()));
            case Binary b ->
                constant(b.left())
                        .flatMap(left -> constant(b.right()).flatMap(right -> computed(b.operator(), left, right)));
            default -> Optional.empty();
        };
    }

    private static Optional<BigInteger> computed(Operator operator, BigInteger left, BigInteger right) {
        return switch (operator) {
            case PLUS -> Optional.of(left.add(right));
            case MINUS -> Optional.of(left.subtract(right));
            case MULTIPLY -> Optional.of(left.multiply(right));
            default -> Optional.empty();
        };
    }

    private static boolean isNarrow(Expression operand, Rewriting at) {
        ValueType type = at.typeOf(operand);
        return type.is(Kind.INTEGER) && type.bits() < 64;
    }
}
