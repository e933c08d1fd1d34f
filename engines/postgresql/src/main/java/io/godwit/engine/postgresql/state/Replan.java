package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives one table of a task another form, in the caller's transaction: the table goes with the foreign keys that refer to it,
 * and every statement that made them counts as not executed, so that the next road makes all of it anew.
 */
final class Replan {
    private static final String OTHERS_NEED_IT = "2BP01";

    private final UUID task;
    private final Session session;
    private final SchemaPlan before;
    private final SchemaPlan next;
    private final TablePlan old;
    private final TablePlan now;

    Replan(UUID task, Session session, SchemaPlan before, SchemaPlan next, int table) {
        this.task = task;
        this.session = session;
        this.before = before;
        this.next = next;
        this.old = planned(before, table);
        this.now = planned(next, table);
    }

    private static TablePlan planned(SchemaPlan plan, int table) {
        return plan.tables().stream()
                .filter(one -> one.id() == table)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + table + " in the plan"));
    }

    boolean run() {
        session.execute("SET LOCAL lock_timeout = '10s'");
        byte[] bytes = SchemaPlans.toBytes(withRights());
        String sha256 = SchemaPlans.sha256(bytes);
        session.update(
                "INSERT INTO godwit.schema_plan (task, sha256, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                task,
                sha256,
                bytes);
        session.update(
                "INSERT INTO godwit.schema (task, number, position, sha256)"
                        + " SELECT task, (SELECT max(number) + 1 FROM godwit.schema s WHERE s.task = a.task), checkpoint, ?"
                        + " FROM godwit.applier a WHERE task = ?",
                sha256,
                task);
        session.update("UPDATE godwit.plan SET sha256 = ? WHERE task = ?", sha256, task);
        session.update(
                "UPDATE godwit.\"table\" SET target_schema = ?, target_name = ?, stopped = true, revision = revision + 1"
                        + " WHERE task = ? AND tbl = ?",
                now.target().schema(),
                now.target().name(),
                task,
                now.id());
        drop();
        return true;
    }

    /** Owner and grants are nothing that the source knows of: they are carried over. */
    private SchemaPlan withRights() {
        List<PlannedStatement> statements = new ArrayList<>(next.statements());
        statements.addAll(TableRights.of(session, old, now));
        return next.with(next.tables(), statements);
    }

    private void drop() {
        String table = Names.table(old.target());
        String refers = "REFERENCES " + table;
        List<String> validations = before.statements().stream()
                .filter(statement -> statement.stage() == Stage.FOREIGN_KEYS)
                .map(PlannedStatement::sql)
                .filter(sql -> sql.contains(refers))
                .map(Replan::validation)
                .toList();
        List<PlannedStatement> gone = before.statements().stream()
                .filter(statement -> statement.table().equals(java.util.Optional.of(old.target()))
                        || statement.stage() == Stage.FOREIGN_KEYS
                                && (statement.sql().contains(refers) || validations.contains(statement.sql())))
                .toList();
        session.update(
                "DELETE FROM godwit.statement WHERE task = ? AND id = ANY(?)",
                task,
                gone.stream().map(PlannedStatement::id).toArray(String[]::new));
        session.list(
                        "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)"
                                + " FROM pg_constraint WHERE contype = 'f' AND confrelid = to_regclass(?)"
                                + " AND conrelid <> confrelid",
                        row -> row.getString(1), table)
                .forEach(session::execute);
        List<String> views = session.list(
                "SELECT DISTINCT r.ev_class::regclass::text FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid"
                        + " WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass"
                        + " AND d.refobjid = to_regclass(?) AND r.ev_class <> d.refobjid ORDER BY 1",
                row -> row.getString(1),
                table);
        if (!views.isEmpty()) {
            String names = String.join(", ", views);
            throw needed("views need it: " + names, "them (DROP VIEW " + names + ")", null);
        }
        try {
            session.execute("DROP TABLE IF EXISTS " + table);
        } catch (EngineException e) {
            throw OTHERS_NEED_IT.equals(e.sqlState()) ? needed("other objects of the target need it", "them", e) : e;
        }
    }

    /** The statement that validates a foreign key, of the one that makes it. */
    private static String validation(String making) {
        return making.substring(0, making.indexOf(" FOREIGN KEY "))
                .replace(" ADD CONSTRAINT ", " VALIDATE CONSTRAINT ");
    }

    private EngineException needed(String why, String what, @Nullable EngineException cause) {
        return new EngineException(
                Kind.STATEMENT,
                "The table " + old.target() + " is to be made anew, but " + why + ".",
                "Keep their text (pg_get_viewdef), drop " + what + ", reload the table, and make them again.",
                OTHERS_NEED_IT,
                cause);
    }
}
