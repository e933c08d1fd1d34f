package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code CREATE INDEX} as the conversion writes it, made without stopping writers. What a failed or killed build leaves is an
 * invalid index, which is dropped and built anew.
 *
 * <p>Source: PostgreSQL manual, "CREATE INDEX", "Building Indexes Concurrently".
 */
record IndexStatement(TableName table, String name, boolean unique, String sql) {
    private static final Pattern FORM =
            Pattern.compile("CREATE (UNIQUE )?INDEX (\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_$]*) ON .*", Pattern.DOTALL);

    static Optional<IndexStatement> of(PlannedStatement statement) {
        Matcher form = FORM.matcher(statement.sql().strip());
        if (statement.table().isEmpty() || !form.matches()) {
            return Optional.empty();
        }
        String name = form.group(2);
        String plain =
                name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        return Optional.of(new IndexStatement(
                statement.table().get(),
                plain,
                form.group(1) != null,
                statement.sql().strip()));
    }

    void build(Session session) {
        List<Boolean> met = met(session);
        if (!met.isEmpty() && met.getFirst()) {
            return;
        }
        if (!met.isEmpty()) {
            drop(session);
        }
        String head = unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
        try {
            session.execute(partitioned(session) ? sql : head + "CONCURRENTLY " + sql.substring(head.length()));
        } catch (EngineException e) {
            if (met(session).contains(false)) {
                drop(session);
            }
            throw e;
        }
    }

    /** Whether an index of this name stands on this table: valid, invalid, or none. */
    private List<Boolean> met(Session session) {
        return session.list(
                "SELECT i.indisvalid AND i.indisunique = ? FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                        + " WHERE i.indrelid = to_regclass(?) AND c.relname = ?",
                row -> row.getBoolean(1),
                unique,
                Names.table(table),
                name);
    }

    private void drop(Session session) {
        session.execute("DROP INDEX CONCURRENTLY IF EXISTS " + Names.table(new TableName(table.schema(), name)));
    }

    private boolean partitioned(Session session) {
        return session.one(
                        "SELECT relkind = 'p' FROM pg_class WHERE oid = to_regclass(?)",
                        row -> row.getBoolean(1),
                        Names.table(table))
                .orElse(false);
    }
}
