package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.UnparsedExpression;

/**
 * What was not understood is never executed.
 *
 * <pre>
 * before  MATCH (`body`) AGAINST ('godwit')
 * after   the view is not converted: QUERY_NOT_UNDERSTOOD
 * </pre>
 */
public final class UnparsedExpressions implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (expression instanceof UnparsedExpression raw) {
            at.issue(Problem.QUERY_NOT_UNDERSTOOD, raw.reason() + ": " + raw.text(), raw.place());
        }
        return expression;
    }
}
