package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.BitNot;
import io.godwit.sql.tree.Operator;

/**
 * Operators on bits work on unsigned 64 bits on the source, on signed ones on the target.
 *
 * <pre>
 * before  ~`n`, `n` << 2
 * after   ~"n"::bigint, "n"::bigint << 2, and UNSIGNED_ARITHMETIC
 * </pre>
 */
public final class UnsignedBits implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        return switch (expression) {
            case BitNot not -> {
                warn("~ inverts 64 bits.", at, not.place());
                yield new BitNot(Build.cast(not.operand(), "bigint"), not.place());
            }
            case Binary b
            when b.operator() == Operator.SHIFT_LEFT || b.operator() == Operator.SHIFT_RIGHT -> {
                warn("Bits are shifted.", at, b.place());
                yield new Binary(
                        b.operator(), Build.cast(b.left(), "bigint"), Build.cast(b.right(), "integer"), b.place());
            }
            case Binary b
            when b.operator().isBitwise() -> {
                boolean masked = b.operator() == Operator.BIT_AND
                        && (Build.whole(b.left()).isPresent()
                                || Build.whole(b.right()).isPresent());
                if (!masked) {
                    warn("Bits of a number that may be negative are combined.", at, b.place());
                }
                yield new Binary(
                        b.operator(), Build.cast(b.left(), "bigint"), Build.cast(b.right(), "bigint"), b.place());
            }
            default -> expression;
        };
    }

    private static void warn(String detail, Rewriting at, Place place) {
        at.issue(Problem.UNSIGNED_ARITHMETIC, detail, place);
    }
}
