package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SortRule;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Expression.SortItem;
import java.util.Optional;

/**
 * NULL is the least value on the source, the largest on the target.
 *
 * <pre>
 * before  ORDER BY `a`, `b` DESC
 * after   ORDER BY "a" NULLS FIRST, "b" DESC NULLS LAST
 * </pre>
 */
public final class NullOrder implements SortRule {
    @Override
    public SortItem sort(SortItem item, Rewriting at) {
        boolean said = item.nullsFirst().isPresent();
        boolean constant = item.expression() instanceof NumberLiteral literal && !literal.isInteger();
        return said || constant
                ? item
                : new SortItem(item.expression(), item.descending(), Optional.of(!item.descending()));
    }
}
