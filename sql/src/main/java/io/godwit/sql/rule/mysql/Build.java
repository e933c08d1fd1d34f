package io.godwit.sql.rule.mysql;

import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.BitsLiteral;
import io.godwit.sql.tree.Expression.BytesLiteral;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Cast;
import io.godwit.sql.tree.Expression.Extract;
import io.godwit.sql.tree.Expression.Interval;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Expression.TextLiteral;
import io.godwit.sql.tree.Operator;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Short words for what rules build. */
final class Build {
    private Build() {}

    static Expression number(long value) {
        return value < 0 ? new Expression.Negative(NumberLiteral.of(-value)) : NumberLiteral.of(value);
    }

    static Expression text(String value) {
        return TextLiteral.of(value);
    }

    static Call call(String name, Expression... arguments) {
        return Call.of(name, arguments);
    }

    static Call call(String name, List<Expression> arguments) {
        return Call.of(name, arguments);
    }

    static Expression cast(Expression operand, String type, Integer... arguments) {
        boolean same = operand instanceof Cast cast
                && cast.type().name().equals(type)
                && cast.type().arguments().equals(List.of(arguments));
        return same ? operand : Cast.of(operand, type, arguments);
    }

    static Expression binary(Expression left, Operator operator, Expression right) {
        return Binary.of(left, operator, right);
    }

    static Expression extract(String field, Expression operand) {
        return new Extract(field, operand, Place.NOWHERE);
    }

    /** @param text as the target reads it: {@code 7 day} */
    static Expression interval(String text) {
        return new Interval(TextLiteral.of(text), "");
    }

    /** NULL where the source answers NULL and the target refuses: a divisor of zero. */
    static Expression unlessZero(Expression divisor) {
        boolean constant =
                divisor instanceof NumberLiteral literal && !literal.text().matches("[0.]+([eE].*)?");
        return constant ? divisor : call("nullif", divisor, number(0));
    }

    /** The value of a whole, not negative constant. */
    static Optional<Integer> whole(Expression expression) {
        return expression instanceof NumberLiteral literal
                        && literal.isInteger()
                        && literal.text().length() <= 9
                ? Optional.of(Integer.valueOf(literal.text()))
                : Optional.empty();
    }

    /** The value of a constant that is written in bits or bytes, as a number. */
    static Optional<BigInteger> bits(Expression expression) {
        return switch (expression) {
            case BitsLiteral bits -> Optional.of(new BigInteger("0" + bits.bits(), 2));
            case BytesLiteral bytes
            when bytes.charset().isEmpty() && bytes.hex().length() <= 16 ->
                Optional.of(new BigInteger("0" + bytes.hex(), 16));
            default -> Optional.empty();
        };
    }

    /** The value of a constant text. */
    static Optional<String> constant(Expression expression) {
        return expression instanceof TextLiteral literal ? Optional.of(literal.value()) : Optional.empty();
    }
}
