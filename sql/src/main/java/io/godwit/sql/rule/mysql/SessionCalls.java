package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;

/**
 * Who and where one is.
 *
 * <pre>
 * before  DATABASE(), USER(), CONNECTION_ID()
 * after   current_schema(), CURRENT_USER, pg_backend_pid(), and TEXT_OF_VALUE_MAY_DIFFER
 * </pre>
 */
public final class SessionCalls implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || !call.arguments().isEmpty()) {
            return expression;
        }
        Expression target = switch (call.name()) {
            case "database" -> Build.call("current_schema");
            case "user", "current_user" -> Build.call("current_user");
            case "connection_id" -> Build.call("pg_backend_pid");
            case "version" -> Build.call("version");
            default -> expression;
        };
        if (target != expression) {
            at.issue(
                    Problem.TEXT_OF_VALUE_MAY_DIFFER,
                    call.name().toUpperCase(java.util.Locale.ROOT) + "() is another value on the target.",
                    call.place());
        }
        return target;
    }
}
