package io.godwit.sql.rule.mysql;

import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.ExpressionRule;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Operator;

/**
 * DIV cuts off what is behind the point, MOD keeps the dividend's sign, and a divisor of zero gives NULL.
 *
 * <pre>
 * before  `a` DIV `b`, `a` MOD `b`
 * after   div("a"::numeric, nullif("b", 0))::bigint, "a" % nullif("b", 0)
 * </pre>
 */
public final class IntegerDivisions implements ExpressionRule {
    @Override
    public Expression apply(Expression expression, Rewriting at) {
        if (expression instanceof Call call && call.is("mod", 2)) {
            return modulo(call.argument(0), call.argument(1), at);
        }
        if (!(expression instanceof Binary binary)) {
            return expression;
        }
        return switch (binary.operator()) {
            case INTEGER_DIVIDE -> {
                Expression left = Build.cast(binary.left(), "numeric");
                Expression divisor = Build.unlessZero(exact(binary.right(), at));
                yield Build.cast(Build.call("div", left, divisor), "bigint");
            }
            case MODULO -> modulo(binary.left(), binary.right(), at);
            default -> expression;
        };
    }

    private static Expression modulo(Expression left, Expression right, Rewriting at) {
        return Build.binary(exact(left, at), Operator.MODULO, Build.unlessZero(exact(right, at)));
    }

    private static Expression exact(Expression expression, Rewriting at) {
        Kind kind = at.kindOf(expression);
        return kind == Kind.INTEGER || kind == Kind.DECIMAL ? expression : Build.cast(expression, "numeric");
    }
}
