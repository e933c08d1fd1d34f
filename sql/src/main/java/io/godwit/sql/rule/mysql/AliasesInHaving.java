package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SelectRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Parts;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;

/**
 * HAVING knows the names of the select list on the source only: their expressions take their place.
 *
 * <pre>
 * before  select count(0) AS `n` … having `n` > 1
 * after   SELECT count(0) AS "n" … HAVING count(0) > 1
 * </pre>
 */
public final class AliasesInHaving implements SelectRule {
    @Override
    public Select apply(Select select, Rewriting at) {
        return select.withHaving(select.having().map(h -> replaced(h, select, at)));
    }

    private static Expression replaced(Expression expression, Select select, Rewriting at) {
        if (expression instanceof Column column && column.parts().size() == 1) {
            // an alias wins over a column of the same name
            String name = at.origin(column).map(f -> f.column().name()).orElse(column.name());
            return select.items().stream()
                    .filter(i -> i.alias().filter(name::equalsIgnoreCase).isPresent())
                    .map(SelectItem::expression)
                    .findFirst()
                    .orElse(column);
        }
        return Parts.map(expression, part -> replaced(part, select, at), query -> query);
    }
}
