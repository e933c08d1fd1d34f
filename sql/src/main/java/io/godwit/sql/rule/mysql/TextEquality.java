package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.InList;

/**
 * Texts that were equal but for case, accents or trailing blanks are different on the target: each column so compared is
 * named.
 *
 * <pre>
 * before  WHERE `email` = 'A@x'
 * after   WHERE "email" = 'A@x', and TEXT_COMPARISON_IGNORED_CASE
 * </pre>
 */
public final class TextEquality implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        switch (expression) {
            case Binary b
            when b.operator().isComparison() -> {
                warn(b.left(), b.place(), at);
                warn(b.right(), b.place(), at);
            }
            case InList in -> warn(in.operand(), Place.NOWHERE, at);
            default -> {}
        }
        return expression;
    }

    private static void warn(Expression operand, Place place, Rewriting at) {
        if (at.typeOf(operand).anyCase()) {
            String what = operand instanceof Column column ? column.name() : "a text";
            at.issue(Problem.TEXT_COMPARISON_IGNORED_CASE, "It compares " + what + ".", place);
        }
    }
}
