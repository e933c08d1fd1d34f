package io.godwit.sql.printer;

import io.godwit.sql.dialect.Dialect;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Query;
import io.godwit.sql.tree.Query.CommonTable;
import io.godwit.sql.tree.QueryBody;
import io.godwit.sql.tree.QueryBody.Nested;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SelectItem;
import io.godwit.sql.tree.QueryBody.SetOperation;
import io.godwit.sql.tree.QueryBody.Values;
import io.godwit.sql.tree.Relation;
import io.godwit.sql.tree.Relation.Derived;
import io.godwit.sql.tree.Relation.Join;
import io.godwit.sql.tree.Relation.Table;
import io.godwit.sql.tree.Relation.UnparsedRelation;
import java.util.List;
import java.util.stream.Collectors;

/** Queries, one clause a line. */
abstract class QueryPrinter extends ExpressionPrinter {

    QueryPrinter(Dialect dialect) {
        super(dialect);
    }

    abstract String groupBy(List<Expression> expressions, boolean rollup);

    @Override
    public final String query(Query query) {
        StringBuilder out = new StringBuilder();
        if (!query.with().isEmpty()) {
            out.append(query.recursive() ? "WITH RECURSIVE " : "WITH ");
            out.append(query.with().stream().map(this::commonTable).collect(Collectors.joining(",\n")));
            out.append('\n');
        }
        out.append(body(query.body()));
        if (!query.orderBy().isEmpty()) {
            out.append("\nORDER BY ").append(sortItems(query.orderBy()));
        }
        query.limit().ifPresent(l -> out.append("\nLIMIT ").append(expression(l)));
        query.offset().ifPresent(o -> out.append(" OFFSET ").append(expression(o)));
        return out.toString();
    }

    private String commonTable(CommonTable table) {
        String columns = table.columns().isEmpty() ? "" : " (" + names(table.columns()) + ")";
        return name(table.name()) + columns + " AS (" + query(table.query()) + ")";
    }

    private String body(QueryBody body) {
        return switch (body) {
            case Select select -> select(select);
            case SetOperation set ->
                body(set.left()) + "\n" + set.operation() + (set.all() ? " ALL\n" : "\n") + rightBody(set.right());
            case Values values -> values(values);
            case Nested nested -> "(" + query(nested.query()) + ")";
        };
    }

    private String rightBody(QueryBody right) {
        return right instanceof SetOperation ? "(" + body(right) + ")" : body(right);
    }

    String row(List<Expression> row) {
        return "(" + expressions(row) + ")";
    }

    private String values(Values values) {
        return "VALUES " + values.rows().stream().map(this::row).collect(Collectors.joining(", "));
    }

    private String select(Select select) {
        StringBuilder out = new StringBuilder(select.distinct() ? "SELECT DISTINCT " : "SELECT ");
        out.append(select.items().stream().map(this::item).collect(Collectors.joining(",\n       ")));
        if (!select.from().isEmpty()) {
            out.append("\nFROM ")
                    .append(select.from().stream().map(this::relation).collect(Collectors.joining(", ")));
        }
        select.where().ifPresent(w -> out.append("\nWHERE ").append(expression(w)));
        if (!select.groupBy().isEmpty()) {
            out.append("\nGROUP BY ").append(groupBy(select.groupBy(), select.rollup()));
        }
        select.having().ifPresent(h -> out.append("\nHAVING ").append(expression(h)));
        if (!select.windows().isEmpty()) {
            out.append("\nWINDOW ");
            out.append(select.windows().stream()
                    .map(w -> name(w.name()) + " AS (" + window(w.window()) + ")")
                    .collect(Collectors.joining(", ")));
        }
        return out.toString();
    }

    private String item(SelectItem item) {
        return expression(item.expression())
                + item.alias().map(a -> " AS " + name(a)).orElse("");
    }

    private String relation(Relation relation) {
        return switch (relation) {
            case Table table ->
                qualified(table.name().parts())
                        + table.alias().map(a -> " AS " + name(a)).orElse("");
            case Derived derived ->
                (derived.lateral() ? "LATERAL (" : "(") + query(derived.query()) + ") AS "
                        + name(derived.alias())
                        + (derived.columns().isEmpty() ? "" : " (" + names(derived.columns()) + ")");
            case Join join -> join(join);
            case UnparsedRelation raw -> unparsed(raw.text(), raw.reason());
        };
    }

    private String join(Join join) {
        boolean condition = join.condition().isPresent() || !join.using().isEmpty() || join.natural();
        String kind = join.kind() == Join.Kind.INNER && !condition
                ? "CROSS"
                : join.kind().name();
        String right = relation(join.right());
        return relation(join.left())
                + "\n  "
                + (join.natural() ? "NATURAL " : "")
                + (kind.equals("INNER") ? "JOIN " : kind + " JOIN ")
                + (join.right() instanceof Join ? "(" + right + ")" : right)
                + join.condition().map(c -> " ON " + expression(c)).orElse("")
                + (join.using().isEmpty() ? "" : " USING (" + names(join.using()) + ")");
    }
}
