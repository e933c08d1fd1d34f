package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.TextLiteral;

/**
 * A text with the character of code 0 is no text of the target.
 *
 * <pre>
 * before  select concat(`a`,'\0') AS `c`
 * after   the view is not converted: QUERY_NOT_UNDERSTOOD
 * </pre>
 */
public final class NulTexts implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (expression instanceof TextLiteral text && text.value().indexOf('\0') >= 0) {
            at.issue(
                    Problem.QUERY_NOT_UNDERSTOOD,
                    "A text holds the character with code 0, which the target's texts cannot.",
                    Place.NOWHERE);
        }
        return expression;
    }
}
