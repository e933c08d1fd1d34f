package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Variable;

/**
 * Variables of the session and the server have no like.
 *
 * <pre>
 * before  select @@max_allowed_packet AS `n`
 * after   the view is not converted: VARIABLE
 * </pre>
 */
public final class Variables implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (expression instanceof Variable variable) {
            at.issue(Problem.VARIABLE, "It reads " + variable.name() + ".", variable.place());
        }
        return expression;
    }
}
