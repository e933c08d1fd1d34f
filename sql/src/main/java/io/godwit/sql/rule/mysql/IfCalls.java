package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.IsNull;

/**
 * Choices that are functions on the source.
 *
 * <pre>
 * before  IF(`n` > 0, 'yes', 'no'), ISNULL(`n`), NVL2(`n`, 1, 2)
 * after   CASE WHEN "n" > 0 THEN 'yes' ELSE 'no' END, "n" IS NULL, …
 * </pre>
 */
public final class IfCalls implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call)) {
            return expression;
        }
        if (call.is("if", 3)) {
            return Case.of(call.argument(0), call.argument(1), call.argument(2));
        }
        if (call.is("nvl2", 3)) {
            return Case.of(new IsNull(call.argument(0), true), call.argument(1), call.argument(2));
        }
        return call.is("isnull", 1) ? new IsNull(call.argument(0), false) : expression;
    }
}
