package io.godwit.engine.postgresql.state;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.connection.Sessions;
import java.util.OptionalLong;
import java.util.UUID;

/** Executes the statements that shape the target, each once, recorded in its own transaction. */
final class PlannedStatements {
    private final UUID task;
    private final Sessions sessions;

    PlannedStatements(UUID task, Sessions sessions) {
        this.task = task;
        this.sessions = sessions;
    }

    void execute(PlannedStatement statement, SchemaPlan plan) {
        sessions.inTransaction(session -> {
            if (!done(session, statement)) {
                session.execute(statement.sql());
                record(session, statement);
            }
            return true;
        });
    }

    /** The generator goes past the largest value; repeatable, and never backwards. */
    void setIdentity(PlannedStatement statement, SchemaPlan plan, OptionalLong sourceNext) {
        execute(statement, plan);
        TableName table = statement.table().orElseThrow();
        String column = statement.column().orElseThrow();
        sessions.inTransaction(session -> {
            session.list(
                    "SELECT setval(pg_get_serial_sequence(?, ?), greatest((SELECT max(" + Names.quote(column)
                            + ") FROM " + Names.table(table) + ") + 1, ?, 1), false)",
                    row -> row.getLong(1),
                    Names.table(table),
                    column,
                    sourceNext.orElse(1));
            return true;
        });
    }

    private boolean done(Session session, PlannedStatement statement) {
        return session.one("SELECT 1 FROM godwit.statement WHERE task = ? AND id = ?", row -> 1, task, statement.id())
                .isPresent();
    }

    private void record(Session session, PlannedStatement statement) {
        session.update(
                "INSERT INTO godwit.statement (task, id, stage) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                task,
                statement.id(),
                statement.stage().name());
    }
}
