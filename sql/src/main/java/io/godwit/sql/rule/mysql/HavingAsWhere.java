package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.rule.SelectRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Operator;
import io.godwit.sql.tree.QueryBody.Select;
import java.util.Optional;

/**
 * HAVING without groups and aggregates is one more condition on rows.
 *
 * <pre>
 * before  select `n` * 2 AS `x` from `t` having `x` > 4
 * after   SELECT "n" * 2 AS "x" FROM "t" WHERE "n" * 2 > 4
 * </pre>
 */
public final class HavingAsWhere implements SelectRule {
    @Override
    public Select apply(Select select, Rewriting at) {
        if (select.having().isEmpty() || Aggregates.groups(select)) {
            return select;
        }
        Expression having = select.having().get();
        Expression where =
                select.where().map(w -> Build.binary(w, Operator.AND, having)).orElse(having);
        return new Select(
                select.distinct(),
                select.items(),
                select.from(),
                Optional.of(where),
                select.groupBy(),
                select.rollup(),
                Optional.empty(),
                select.windows());
    }
}
