package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SelectRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Parts;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A column that is neither grouped nor aggregated takes any of its group's values; the target wants that said. A column is
 * settled too where its table's whole primary key is grouped.
 *
 * <pre>
 * before  select `name` … group by `city`
 * after   SELECT any_value("name") … GROUP BY "city", and LOOSE_GROUP_BY
 * </pre>
 */
public final class LooseGroupBy implements SelectRule {
    @Override
    public Select apply(Select select, Rewriting at) {
        if (!Aggregates.groups(select)) {
            return select;
        }
        Set<Expression> settled = new HashSet<>(select.groupBy());
        for (Expression grouped : select.groupBy()) {
            // GROUP BY 1 means the first item
            Build.whole(grouped)
                    .filter(n -> n >= 1 && n <= select.items().size())
                    .ifPresent(n -> settled.add(select.items().get(n - 1).expression()));
        }
        for (SelectItem item : select.items()) {
            boolean named = item.alias().isPresent()
                    && settled.contains(Column.of(item.alias().get()));
            if (named) {
                settled.add(item.expression());
            }
        }
        List<SelectItem> items = select.items().stream()
                .map(i -> new SelectItem(loose(i.expression(), settled, at), i.alias()))
                .toList();
        return select.withItems(items).withHaving(select.having().map(h -> loose(h, settled, at)));
    }

    private static Expression loose(Expression expression, Set<Expression> settled, Rewriting at) {
        if (settled.contains(expression) || Aggregates.is(expression)) {
            return expression;
        }
        if (expression instanceof Column column && at.origin(column).isPresent()) {
            if (PrimaryKeys.areGrouped(at.origin(column).get().member(), settled, at)) {
                return column;
            }
            at.issue(Problem.LOOSE_GROUP_BY, "Column " + column.name() + ".", column.place());
            return Build.call("any_value", column);
        }
        return Parts.map(expression, part -> loose(part, settled, at), query -> query);
    }
}
