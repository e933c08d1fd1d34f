package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Case;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.IsNull;
import io.godwit.sql.tree.Expression.NullLiteral;
import io.godwit.sql.tree.Operator;
import java.util.List;

/**
 * NULL among the arguments gives NULL; the target leaves it out.
 *
 * <pre>
 * before  GREATEST(`a`, `b`)
 * after   CASE WHEN "a" IS NULL OR "b" IS NULL THEN NULL ELSE greatest("a", "b") END
 * </pre>
 */
public final class GreatestLeast implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        boolean meant = expression instanceof Call call
                && (call.name().equals("greatest") || call.name().equals("least"));
        if (!meant) {
            return expression;
        }
        List<Expression> nullable = ((Call) expression)
                .arguments().stream()
                        .filter(a -> a instanceof Column || !isConstant(a))
                        .toList();
        if (nullable.isEmpty()) {
            return expression;
        }
        Expression condition = new IsNull(nullable.getFirst(), false);
        for (Expression argument : nullable.subList(1, nullable.size())) {
            condition = Build.binary(condition, Operator.OR, new IsNull(argument, false));
        }
        return Case.of(condition, new NullLiteral(), expression);
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Expression.NumberLiteral || expression instanceof Expression.TextLiteral;
    }
}
