package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Operator;
import java.util.List;

/**
 * CONCAT is NULL if one of its parts is; the target's concat() leaves NULL out.
 *
 * <pre>
 * before  CONCAT(`first`, ' ', `n`)
 * after   "first" || ' ' || "n"::text
 * </pre>
 */
public final class Concatenations implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (!(expression instanceof Call call) || call.arguments().isEmpty()) {
            return expression;
        }
        if (call.name().equals("concat")) {
            return joined(call.arguments(), at);
        }
        return call.name().equals("concat_ws") ? call.with(Texts.of(call.arguments(), at)) : expression;
    }

    static Expression joined(List<Expression> parts, Rewriting at) {
        Expression whole = Texts.of(parts.getFirst(), at);
        for (Expression part : parts.subList(1, parts.size())) {
            whole = Build.binary(whole, Operator.CONCATENATE, Texts.of(part, at));
        }
        return whole;
    }
}
