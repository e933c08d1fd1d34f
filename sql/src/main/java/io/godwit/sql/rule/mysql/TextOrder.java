package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SortRule;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.SortItem;

/**
 * Texts are in the order of the target's collation.
 *
 * <pre>
 * before  ORDER BY `name`
 * after   ORDER BY "name", and TEXT_ORDER
 * </pre>
 */
public final class TextOrder implements SortRule {
    @Override
    public SortItem sort(SortItem item, Rewriting at) {
        if (at.kindOf(item.expression()) == Kind.TEXT && item.expression() instanceof Column column) {
            at.issue(Problem.TEXT_ORDER, "It orders by " + column.name() + ".", Place.NOWHERE);
        }
        return item;
    }
}
