package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SortRule;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.SortItem;
import java.util.List;

/**
 * Texts are in the order of the target's collation; labels of an enum in that of their list.
 *
 * <pre>
 * before  ORDER BY `name`, `state`
 * after   ORDER BY "name", array_position(ARRAY['new', 'paid'], "state"::text), and TEXT_ORDER
 * </pre>
 */
public final class TextOrder implements SortRule {
    @Override
    public SortItem sort(SortItem item, Rewriting at) {
        List<String> labels = at.typeOf(item.expression()).labels();
        if (!labels.isEmpty()) {
            return new SortItem(EnumPosition.of(item.expression(), labels), item.descending(), item.nullsFirst());
        }
        if (at.kindOf(item.expression()) == Kind.TEXT && item.expression() instanceof Column column) {
            at.issue(Problem.TEXT_ORDER, "It orders by " + column.name() + ".", Place.NOWHERE);
        }
        return item;
    }
}
