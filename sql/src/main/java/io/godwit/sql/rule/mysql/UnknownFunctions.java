package io.godwit.sql.rule.mysql;

import io.godwit.sql.dialect.PostgreSqlFunctions;
import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;

/**
 * What is left and not in the target's table of functions is not executed.
 *
 * <pre>
 * before  SOUNDEX(`name`), `shop`.`own_function`(1)
 * after   the view is not converted: UNKNOWN_FUNCTION
 * </pre>
 */
public final class UnknownFunctions implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (expression instanceof Call call && !PostgreSqlFunctions.has(call.name())) {
            at.issue(Problem.UNKNOWN_FUNCTION, "It calls " + call.name() + ".", call.place());
        }
        return expression;
    }
}
