package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SelectRule;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;

/**
 * A selected condition is 1 or 0, as on the source; a column that is boolean by policy stays what it is.
 *
 * <pre>
 * before  select `a` = `b` AS `same`
 * after   SELECT ("a" = "b")::integer AS "same"
 * </pre>
 */
public final class BooleanItems implements SelectRule {
    @Override
    public Select apply(Select select, Rewriting at) {
        return select.withItems(select.items().stream()
                .map(item -> item.expression() instanceof Column
                        ? item
                        : new SelectItem(BooleanAsNumber.number(item.expression(), at), item.alias()))
                .toList());
    }
}
