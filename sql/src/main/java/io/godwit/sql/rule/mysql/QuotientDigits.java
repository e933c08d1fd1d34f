package io.godwit.sql.rule.mysql;

import io.godwit.sql.resolve.Kind;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SelectRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Binary;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Operator;
import io.godwit.sql.tree.Parts;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;

/**
 * A selected quotient or average has four digits more than its dividend, as on the source (div_precision_increment).
 *
 * <pre>
 * before  select avg(`price`) AS `a`
 * after   SELECT round(avg("price"), 6) AS "a"
 * </pre>
 */
public final class QuotientDigits implements SelectRule {
    @Override
    public Select apply(Select select, Rewriting at) {
        return select.withItems(select.items().stream()
                .map(item -> new SelectItem(rounded(item.expression(), at), item.alias()))
                .toList());
    }

    private static Expression rounded(Expression expression, Rewriting at) {
        ValueType type = at.typeOf(expression);
        boolean known = type.is(Kind.DECIMAL) && type.scale() >= 0;
        return known && hasQuotient(expression)
                ? Build.call("round", expression, Build.number(type.scale()))
                : expression;
    }

    private static boolean hasQuotient(Expression expression) {
        boolean[] found = {false};
        Parts.visit(
                expression,
                part -> found[0] |= part instanceof Binary b && b.operator() == Operator.DIVIDE
                        || part instanceof Call call && call.name().equals("avg"));
        return found[0] && !(expression instanceof Call call && call.name().equals("round"));
    }
}
