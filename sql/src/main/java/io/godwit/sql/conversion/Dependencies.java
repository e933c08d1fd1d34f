package io.godwit.sql.conversion;

import io.godwit.sql.resolve.Schema;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Parts;
import io.godwit.sql.tree.QualifiedName;
import io.godwit.sql.tree.Query;
import io.godwit.sql.tree.QueryBody;
import io.godwit.sql.tree.QueryBody.Nested;
import io.godwit.sql.tree.QueryBody.Select;
import io.godwit.sql.tree.QueryBody.SetOperation;
import io.godwit.sql.tree.QueryBody.Values;
import io.godwit.sql.tree.Relation;
import io.godwit.sql.tree.Relation.Derived;
import io.godwit.sql.tree.Relation.Join;
import io.godwit.sql.tree.Relation.Table;
import io.godwit.sql.tree.Relation.UnparsedRelation;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.Statement.CreateView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a query reads: tables and views of the same database, known or not. */
final class Dependencies {
    private final Schema schema;
    private final Set<String> found = new LinkedHashSet<>();
    private final Deque<String> commonTables = new ArrayDeque<>();

    private Dependencies(Schema schema) {
        this.schema = schema;
    }

    /** In order of mention; common tables are none. */
    static List<String> of(Query query, Schema schema) {
        Dependencies dependencies = new Dependencies(schema);
        dependencies.query(query);
        return List.copyOf(dependencies.found);
    }

    private Query query(Query query) {
        int outer = commonTables.size();
        for (Query.CommonTable table : query.with()) {
            if (query.recursive()) {
                commonTables.push(table.name());
                query(table.query());
            } else {
                query(table.query());
                commonTables.push(table.name());
            }
        }
        body(query.body());
        query.orderBy().forEach(i -> expression(i.expression()));
        while (commonTables.size() > outer) {
            commonTables.pop();
        }
        return query;
    }

    private void body(QueryBody body) {
        switch (body) {
            case Select select -> {
                select.items().forEach(i -> expression(i.expression()));
                select.from().forEach(this::relation);
                select.where().ifPresent(this::expression);
                select.groupBy().forEach(this::expression);
                select.having().ifPresent(this::expression);
            }
            case SetOperation set -> {
                body(set.left());
                body(set.right());
            }
            case Nested nested -> query(nested.query());
            case Values values -> values.rows().forEach(r -> r.forEach(this::expression));
        }
    }

    private void relation(Relation relation) {
        switch (relation) {
            case Table table -> table(table.name());
            case Derived derived -> query(derived.query());
            case Join join -> {
                relation(join.left());
                relation(join.right());
                join.condition().ifPresent(this::expression);
            }
            case UnparsedRelation ignored -> {}
        }
    }

    private void table(QualifiedName name) {
        boolean here =
                name.qualifier().filter(q -> !q.equals(schema.database())).isEmpty();
        boolean common = name.qualifier().isEmpty() && commonTables.stream().anyMatch(name.last()::equalsIgnoreCase);
        if (here && !common) {
            found.add(asCreated(name.last()));
        }
    }

    /** Where names of tables do not know case, a view may write them otherwise than they were made. */
    private String asCreated(String name) {
        return schema.table(name)
                .map(CreateTable::name)
                .or(() -> schema.view(name).map(CreateView::name))
                .map(QualifiedName::last)
                .orElse(name);
    }

    private Expression expression(Expression expression) {
        return Parts.map(expression, this::expression, this::query);
    }
}
