package io.godwit.sql.tree;

import io.godwit.sql.tree.Expression.SortItem;
import java.util.List;
import java.util.Optional;

/** A SELECT with all that may stand around it. */
public record Query(
        List<CommonTable> with,
        boolean recursive,
        QueryBody body,
        List<SortItem> orderBy,
        Optional<Expression> limit,
        Optional<Expression> offset)
        implements Node {

    public Query {
        with = List.copyOf(with);
        orderBy = List.copyOf(orderBy);
    }

    public Query withBody(QueryBody other) {
        return new Query(with, recursive, other, orderBy, limit, offset);
    }

    /** One name of a WITH clause. */
    public record CommonTable(String name, List<String> columns, Query query) {
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }
}
