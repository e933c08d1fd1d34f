package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what a statement meets on the target is what the statement would have made. */
final class ExistingObject {
    /** Table, schema, object (constraint, type), column, function exist; a second primary key; an identity already. */
    private static final Set<String> STATES = Set.of("42P07", "42P06", "42710", "42701", "42723", "42P16", "55000");

    private final Session session;
    private final SchemaPlan plan;

    ExistingObject(Session session, SchemaPlan plan) {
        this.session = session;
        this.plan = plan;
    }

    static boolean mayBe(EngineException e) {
        return e.sqlState() != null && STATES.contains(e.sqlState());
    }

    boolean isAsWanted(PlannedStatement statement) {
        Optional<TablePlan> table = statement
                .table()
                .flatMap(name -> plan.tables().stream()
                        .filter(t -> t.target().equals(name))
                        .findFirst());
        return switch (statement.stage()) {
            case TABLES ->
                table.map(this::sameEmptyTable).orElse(statement.sql().startsWith("CREATE SCHEMA"));
            case KEYS, UNIQUE_KEYS ->
                IndexStatement.of(statement)
                        .map(this::sameIndex)
                        .orElseGet(() -> table.map(this::samePrimaryKey).orElse(false));
            case FOREIGN_KEYS -> table.isPresent() && constraint(statement, table.get());
            case IDENTITY -> statement.column().isPresent() && identity(statement);
            case CODE, TRIGGERS -> false;
        };
    }

    /** Columns by name, type and nullability, in any order; generated ones beside them; no row. */
    private boolean sameEmptyTable(TablePlan table) {
        String columns = table.columns().stream()
                .map(c -> Names.quote(c.targetName()) + " " + c.targetType())
                .collect(Collectors.joining(", "));
        session.execute("CREATE TEMP TABLE godwit_wanted (" + columns + ") ON COMMIT DROP");
        String forms = "SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid ="
                + " to_regclass(?) AND attnum > 0 AND NOT attisdropped";
        List<String> wanted = session.list(forms, row -> row.getString(1), "pg_temp.godwit_wanted");
        session.execute("DROP TABLE pg_temp.godwit_wanted");
        List<String> there =
                session.list(forms + " AND attgenerated = ''", row -> row.getString(1), Names.table(table.target()));
        Set<String> optional = Set.copyOf(session.list(
                "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped"
                        + " AND NOT attnotnull",
                row -> row.getString(1),
                Names.table(table.target())));
        boolean nullability = table.columns().stream()
                .filter(ColumnPlan::nullable)
                .map(ColumnPlan::targetName)
                .allMatch(optional::contains);
        return Set.copyOf(wanted).equals(Set.copyOf(there))
                && nullability
                && session.one("SELECT 1 FROM " + Names.table(table.target()) + " LIMIT 1", row -> 1)
                        .isEmpty();
    }

    private boolean sameIndex(IndexStatement index) {
        return session.one(
                        "SELECT indisvalid AND indisunique = ? FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                                + " WHERE i.indrelid = to_regclass(?) AND c.relname = ?",
                        row -> row.getBoolean(1),
                        index.unique(),
                        Names.table(index.table()),
                        index.name())
                .orElse(false);
    }

    private boolean samePrimaryKey(TablePlan table) {
        List<String> there = session.list(
                "SELECT a.attname FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (attnum, n)"
                        + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum"
                        + " WHERE i.indrelid = to_regclass(?) AND i.indisprimary ORDER BY k.n",
                row -> row.getString(1),
                Names.table(table.target()));
        return there.equals(table.key().stream()
                .map(i -> table.columns().get(i).targetName())
                .toList());
    }

    /** A constraint of this name on this table, named in the statement. */
    private boolean constraint(PlannedStatement statement, TablePlan table) {
        return session
                .list(
                        "SELECT conname FROM pg_constraint WHERE conrelid = to_regclass(?)",
                        row -> row.getString(1),
                        Names.table(table.target()))
                .stream()
                .anyMatch(name -> statement.sql().contains("ADD CONSTRAINT " + Names.quote(name) + " "));
    }

    private boolean identity(PlannedStatement statement) {
        return session.one(
                        "SELECT attidentity <> '' FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ?",
                        row -> row.getBoolean(1),
                        statement.table().map(Names::table).orElse(""),
                        statement.column().orElse(""))
                .orElse(false);
    }
}
