package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.IsNull;
import io.godwit.sql.tree.Expression.Row;
import io.godwit.sql.tree.Operator;
import java.util.List;

/**
 * Distinct combinations are counted as rows, without those that hold NULL.
 *
 * <pre>
 * before  COUNT(DISTINCT `a`, `b`)
 * after   count(DISTINCT ("a", "b")) FILTER (WHERE "a" IS NOT NULL AND "b" IS NOT NULL)
 * </pre>
 */
public final class CountOfMany implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call)
                || !call.name().equals("count")
                || call.arguments().size() < 2) {
            return expression;
        }
        Expression filter = new IsNull(call.argument(0), true);
        for (Expression argument : call.arguments().subList(1, call.arguments().size())) {
            filter = Build.binary(filter, Operator.AND, new IsNull(argument, true));
        }
        return call.with(List.of(new Row(call.arguments()))).filtered(filter);
    }
}
