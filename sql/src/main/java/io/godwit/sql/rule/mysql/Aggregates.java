package io.godwit.sql.rule.mysql;

import io.godwit.sql.dialect.Functions;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Parts;
import io.godwit.sql.tree.QueryBody.Select;

/** Whether rows are taken together. */
final class Aggregates {
    private Aggregates() {}

    static boolean groups(Select select) {
        return !select.groupBy().isEmpty()
                || select.items().stream().anyMatch(i -> isIn(i.expression()))
                || select.having().filter(Aggregates::isIn).isPresent();
    }

    static boolean isIn(Expression expression) {
        boolean[] found = {false};
        Parts.visit(expression, part -> found[0] |= is(part));
        return found[0];
    }

    /** An aggregate over a window takes no rows together. */
    static boolean is(Expression expression) {
        return expression instanceof Call call
                && Functions.isAggregate(call.name())
                && call.over().isEmpty();
    }
}
