package io.godwit.sql.rule;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Kind;
import io.godwit.sql.resolve.Scope;
import io.godwit.sql.resolve.Scope.ScopeColumn;
import io.godwit.sql.resolve.ValueType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Expression.SortItem;
import io.godwit.sql.tree.Expression.Star;
import io.godwit.sql.tree.Expression.Window;
import io.godwit.sql.tree.Parts;
import io.godwit.sql.tree.QualifiedName;
import io.godwit.sql.tree.Query;
import io.godwit.sql.tree.Query.CommonTable;
import io.godwit.sql.tree.QueryBody;
import io.godwit.sql.tree.QueryBody.NamedWindow;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Walks a query with the columns that are in sight at each place. */
public final class QueryRewriter {
    private final Rewriter rewriter;
    private final Rewriting at;
    private final List<Common> commonTables;

    /** A query in the target's meaning, and what its columns are called and are. */
    public record Result(Query query, List<ScopeColumn> columns) {}

    /** A common table that is in sight. */
    record Common(String name, List<ScopeColumn> columns) {}

    private record Body(QueryBody body, List<ScopeColumn> columns, Scope scope) {}

    QueryRewriter(Rewriter rewriter, Rewriting at, List<Common> commonTables) {
        this.rewriter = rewriter;
        this.at = at;
        this.commonTables = commonTables;
    }

    Expression expression(Expression expression) {
        return rewriter.expression(expression, at, this);
    }

    Expression condition(Expression expression) {
        return rewriter.condition(expression(expression), at);
    }

    Result query(Query query) {
        List<Common> inSight = new ArrayList<>(commonTables);
        List<CommonTable> with = new ArrayList<>();
        for (CommonTable table : query.with()) {
            if (query.recursive()) {
                inSight.add(new Common(table.name(), named(List.of(), table.columns())));
            }
            Result inner = new QueryRewriter(rewriter, at, List.copyOf(inSight)).query(table.query());
            with.add(new CommonTable(table.name(), table.columns(), inner.query()));
            inSight.addFirst(new Common(table.name(), named(inner.columns(), table.columns())));
        }
        QueryRewriter inside = new QueryRewriter(rewriter, at, inSight);
        Body body = inside.body(query.body());
        QueryRewriter ordering = new QueryRewriter(rewriter, at.inside(body.scope()), inSight);
        List<SortItem> orderBy = Parts.sorts(query.orderBy(), e -> ordering.sortKey(e, body));
        Query rewritten = new Query(
                with,
                query.recursive(),
                body.body(),
                body.body() instanceof Select select && select.distinct()
                        ? itself(orderBy, rewriter.sort(orderBy, ordering.at))
                        : rewriter.sort(orderBy, ordering.at),
                query.limit().map(ordering::expression),
                query.offset().map(ordering::expression));
        return new Result(rewritten, body.columns());
    }

    /** Distinct rows are ordered by what is selected, and by nothing made of it. */
    private static List<SortItem> itself(List<SortItem> asWritten, List<SortItem> sorted) {
        return IntStream.range(0, sorted.size())
                .mapToObj(i -> new SortItem(
                        asWritten.get(i).expression(),
                        sorted.get(i).descending(),
                        sorted.get(i).nullsFirst()))
                .toList();
    }

    /** A name of the select list wins over a column; a number means an item of it. */
    private Expression sortKey(Expression key, Body body) {
        List<ScopeColumn> selected = body.columns();
        int place = -1;
        if (key instanceof Column column && column.parts().size() == 1) {
            place = (int) selected.stream()
                    .takeWhile(c -> !c.name().equalsIgnoreCase(column.name()))
                    .count();
        } else if (key instanceof NumberLiteral number
                && number.isInteger()
                && number.text().length() < 6) {
            place = Integer.parseInt(number.text()) - 1;
        }
        if (place < 0 || place >= selected.size()) {
            return expression(key);
        }
        Optional<Column> item = selectedColumn(body.body(), place);
        if (item.isPresent()) {
            return item.get();
        }
        return key instanceof Column column
                ? new Column(List.of(selected.get(place).targetName()), column.place())
                : key;
    }

    /** A column that is selected as it is: rules know what it is, as they do not of a name or a number. */
    private static Optional<Column> selectedColumn(QueryBody body, int place) {
        return body instanceof Select select
                        && !select.distinct()
                        && select.items().stream().noneMatch(i -> i.expression() instanceof Star)
                        && select.items().get(place).expression() instanceof Column column
                ? Optional.of(column)
                : Optional.empty();
    }

    private Body body(QueryBody body) {
        return switch (body) {
            case Select select -> select(select);
            case SetOperation set -> {
                Body left = body(set.left());
                Body right = body(set.right());
                SetOperation both = new SetOperation(set.operation(), set.all(), left.body(), right.body());
                yield new Body(
                        rewriter.set(both, types(left), types(right), at),
                        together(left.columns(), right.columns()),
                        new Scope(at.scope()));
            }
            case Nested nested -> {
                Result inner = query(nested.query());
                yield new Body(new Nested(inner.query()), inner.columns(), new Scope(at.scope()));
            }
            case Values values ->
                new Body(
                        new Values(values.rows().stream()
                                .map(row -> Parts.all(row, this::expression))
                                .toList()),
                        List.of(),
                        new Scope(at.scope()));
        };
    }

    /** Named by the first; a text where one of the two is. */
    private static List<ScopeColumn> together(List<ScopeColumn> left, List<ScopeColumn> right) {
        return IntStream.range(0, left.size())
                .mapToObj(i -> {
                    ScopeColumn own = left.get(i);
                    boolean others = i < right.size()
                            && (own.type().is(Kind.NULL) || right.get(i).type().is(Kind.TEXT));
                    return others
                            ? new ScopeColumn(
                                    own.name(), own.targetName(), right.get(i).type())
                            : own;
                })
                .toList();
    }

    private static List<ValueType> types(Body body) {
        return body.columns().stream().map(ScopeColumn::type).toList();
    }

    private Body select(Select select) {
        Scope scope = new Scope(at.scope());
        QueryRewriter inside = new QueryRewriter(rewriter, at.inside(scope), commonTables);
        List<Relation> from =
                select.from().stream().map(r -> inside.relation(r, scope)).toList();
        Select rewritten = new Select(
                select.distinct(),
                select.items().stream().map(inside::item).toList(),
                from,
                select.where().map(inside::condition),
                Parts.all(select.groupBy(), inside::expression),
                select.rollup(),
                select.having().map(inside::condition),
                select.windows().stream()
                        .map(w -> new NamedWindow(w.name(), inside.window(w.window())))
                        .toList());
        Select ruled = rewriter.select(rewritten, inside.at);
        return new Body(ruled, inside.columns(ruled, scope), scope);
    }

    private Window window(Window window) {
        return rewriter.window(Parts.window(window, this::expression), at);
    }

    /** A column keeps its source name within the query, whatever it is called on the target. */
    private SelectItem item(SelectItem item) {
        Expression rewritten = expression(item.expression());
        boolean renamed = item.alias().isEmpty()
                && item.expression() instanceof Column source
                && !(rewritten instanceof Column target && target.name().equals(source.name()));
        return renamed
                ? new SelectItem(rewritten, Optional.of(((Column) item.expression()).name()))
                : new SelectItem(rewritten, item.alias());
    }

    private List<ScopeColumn> columns(Select select, Scope scope) {
        List<ScopeColumn> columns = new ArrayList<>();
        for (SelectItem item : select.items()) {
            if (item.expression() instanceof Star star) {
                scope.members().stream()
                        .filter(m -> star.qualifier().isEmpty()
                                || m.name().equalsIgnoreCase(star.qualifier().getLast()))
                        .forEach(m -> columns.addAll(m.columns().values()));
            } else {
                String name = item.alias().orElse(item.expression() instanceof Column column ? column.name() : "");
                columns.add(new ScopeColumn(name, name, at.typeOf(item.expression())));
            }
        }
        return columns;
    }

    /** Rewrites a relation and brings its columns into sight. */
    private Relation relation(Relation relation, Scope scope) {
        return switch (relation) {
            case Table table -> table(table, scope);
            case Derived derived -> {
                // only LATERAL sees what stands beside it
                Rewriting where = derived.lateral() ? at : at.inside(scope.outer());
                Result inner = new QueryRewriter(rewriter, where, commonTables).query(derived.query());
                scope.add(
                        derived.alias(), derived.alias(), Optional.empty(), named(inner.columns(), derived.columns()));
                yield new Derived(inner.query(), derived.alias(), derived.columns(), derived.lateral());
            }
            case Join join -> {
                Relation left = relation(join.left(), scope);
                Relation right = relation(join.right(), scope);
                List<String> using = join.using().stream()
                        .map(name -> scope.column(List.of(name))
                                .map(f -> f.column().targetName())
                                .orElse(name))
                        .toList();
                yield new Join(
                        join.kind(),
                        join.natural(),
                        left,
                        right,
                        join.condition().map(this::condition),
                        using);
            }
            case UnparsedRelation raw -> {
                at.issue(Problem.QUERY_NOT_UNDERSTOOD, raw.reason() + ": " + raw.text(), raw.place());
                yield raw;
            }
        };
    }

    private Relation table(Table table, Scope scope) {
        String name = table.name().last();
        Optional<Common> common = table.name().qualifier().isPresent()
                ? Optional.empty()
                : commonTables.stream()
                        .filter(c -> c.name().equalsIgnoreCase(name))
                        .findFirst();
        if (common.isPresent()) {
            String alias = table.alias().orElse(name);
            scope.add(alias, alias, Optional.empty(), common.get().columns());
            return new Table(QualifiedName.of(common.get().name()), table.alias(), table.place());
        }
        String target = at.options().naming().table(name);
        String alias = table.alias().orElse(name);
        boolean elsewhere = table.name().qualifier().isPresent()
                && !table.name().qualifier().get().equals(at.schema().database());
        if (elsewhere) {
            at.issue(
                    Problem.OTHER_DATABASE,
                    "It reads " + String.join(".", table.name().parts()) + ".",
                    table.place());
            scope.add(alias, table.alias().orElse(target), Optional.empty(), List.of());
            return table;
        }
        scope.add(
                alias,
                table.alias().orElse(target),
                Optional.of(name),
                at.schema().columns(name).orElse(List.of()));
        return new Table(QualifiedName.of(at.options().schema(), target), table.alias(), table.place());
    }

    private static List<ScopeColumn> named(List<ScopeColumn> columns, List<String> names) {
        if (names.isEmpty()) {
            return columns;
        }
        List<ScopeColumn> renamed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ValueType type = i < columns.size() ? columns.get(i).type() : ValueType.UNKNOWN;
            renamed.add(new ScopeColumn(names.get(i), names.get(i), type));
        }
        return renamed;
    }
}
