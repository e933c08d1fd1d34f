package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.BitsLiteral;
import io.godwit.sql.tree.Expression.BooleanLiteral;
import io.godwit.sql.tree.Expression.BytesLiteral;
import io.godwit.sql.tree.Expression.Cast;
import io.godwit.sql.tree.Expression.InList;
import java.math.BigInteger;

/**
 * A constant of bits, and a column of bits, are numbers beside numbers, and true or false beside what is boolean.
 *
 * <pre>
 * before  `flag` = b'1', `bits` & b'10', `bits` = 5
 * after   "flag" = true, "bits"::bigint & 2, "bits"::bigint = 5
 * </pre>
 */
public final class BitConstants implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        return switch (expression) {
            case Binary b
            when b.operator().isComparison()
                    || b.operator().isArithmetic()
                    || b.operator().isBitwise() ->
                new Binary(
                        b.operator(),
                        beside(b.left(), b.right(), b, at),
                        beside(b.right(), b.left(), b, at),
                        b.place());
            case InList in
            when at.kindOf(in.operand()) == Kind.BITS ->
                new InList(
                        number(in.operand()),
                        in.values().stream().map(BitConstants::number).toList(),
                        in.negated());
            case Cast cast
            when cast.operand() instanceof BitsLiteral bits -> new Cast(number(bits), cast.type(), cast.place());
            default -> expression;
        };
    }

    private static Expression beside(Expression value, Expression neighbour, Binary whole, Rewriting at) {
        Kind kind = at.kindOf(neighbour);
        boolean comparison = whole.operator().isComparison();
        if (comparison && kind == Kind.BOOLEAN && Build.bits(value).isPresent()) {
            return new BooleanLiteral(Build.bits(value).get().signum() != 0);
        }
        if (kind.isNumber() || kind == Kind.BITS) {
            if (value instanceof BytesLiteral && whole.operator().isBitwise()) {
                at.issue(Problem.UNSIGNED_ARITHMETIC, "Bits are combined with bytes.", whole.place());
            }
            return Build.bits(value)
                    .<Expression>map(bits -> new Expression.NumberLiteral(bits.toString()))
                    .orElseGet(() -> number(value, at));
        }
        return number(value, at);
    }

    private static Expression number(Expression value, Rewriting at) {
        return at.kindOf(value) == Kind.BITS ? number(value) : value;
    }

    private static Expression number(Expression value) {
        return switch (value) {
            case BitsLiteral bits -> new Expression.NumberLiteral(new BigInteger("0" + bits.bits(), 2).toString());
            case Expression.NumberLiteral number -> number;
            default -> Build.cast(value, "bigint");
        };
    }
}
