package io.godwit.sql.tree;

import io.godwit.sql.tree.Expression.Window;
import java.util.List;
import java.util.Optional;

/** What a query reads. */
public sealed interface QueryBody extends Node {

    record Select(
            boolean distinct,
            List<SelectItem> items,
            List<Relation> from,
            Optional<Expression> where,
            List<Expression> groupBy,
            boolean rollup,
            Optional<Expression> having,
            List<NamedWindow> windows)
            implements QueryBody {
        public Select {
            items = List.copyOf(items);
            from = List.copyOf(from);
            groupBy = List.copyOf(groupBy);
            windows = List.copyOf(windows);
        }

        public Select withItems(List<SelectItem> others) {
            return new Select(distinct, others, from, where, groupBy, rollup, having, windows);
        }

        public Select withHaving(Optional<Expression> other) {
            return new Select(distinct, items, from, where, groupBy, rollup, other, windows);
        }
    }

    /** UNION, INTERSECT, EXCEPT. @param operation in upper case */
    record SetOperation(String operation, boolean all, QueryBody left, QueryBody right) implements QueryBody {}

    record Values(List<List<Expression>> rows) implements QueryBody {
        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** A query in parentheses. */
    record Nested(Query query) implements QueryBody {}

    record SelectItem(Expression expression, Optional<String> alias) {}

    record NamedWindow(String name, Window window) {}
}
