package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SelectRule;
import io.godwit.sql.token.Place;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;

/**
 * Texts that differ only in case were one group, and one distinct value.
 *
 * <pre>
 * before  select distinct `city` …
 * after   SELECT DISTINCT "city" …, and TEXT_COMPARISON_IGNORED_CASE
 * </pre>
 */
public final class GroupedText implements SelectRule {
    @Override
    public Select apply(Select select, Rewriting at) {
        select.groupBy().forEach(e -> warn("It groups by ", e, at));
        if (select.distinct()) {
            select.items().stream()
                    .map(SelectItem::expression)
                    .forEach(e -> warn("It takes distinct values of ", e, at));
        }
        return select;
    }

    private static void warn(String what, Expression expression, Rewriting at) {
        if (at.typeOf(expression).anyCase()) {
            String name = expression instanceof Column column ? column.name() : "a text";
            at.issue(Problem.TEXT_COMPARISON_IGNORED_CASE, what + name + ".", Place.NOWHERE);
        }
    }
}
