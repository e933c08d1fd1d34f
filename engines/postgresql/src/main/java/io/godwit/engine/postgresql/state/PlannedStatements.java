package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.connection.Sessions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Executes the statements that shape the target, each once, recorded in its own transaction.
 *
 * <p>Beside a running applier nothing waits long (H26): indexes are made CONCURRENTLY, which no transaction can hold, so they
 * are recorded afterwards and recognised when they are met again; other statements wait for their lock a few seconds at a time.
 */
final class PlannedStatements {
    private static final int ATTEMPTS = 40;

    private final UUID task;
    private final Sessions sessions;

    PlannedStatements(UUID task, Sessions sessions) {
        this.task = task;
        this.sessions = sessions;
    }

    void execute(PlannedStatement statement, SchemaPlan plan) {
        sessions.with(session -> {
            if (!done(session, statement)) {
                try {
                    make(session, statement, plan);
                } catch (EngineException e) {
                    throw LongKeys.counted(session, statement, e);
                }
            }
            return true;
        });
    }

    private void make(Session session, PlannedStatement statement, SchemaPlan plan) {
        Optional<IndexStatement> index = IndexStatement.of(statement);
        if (index.isPresent() && streaming(session)) {
            index.get().build(session);
            record(session, statement);
        } else {
            inTransaction(session, statement, plan);
        }
    }

    /** Whether changes are being applied; before that, plain statements are cheaper. */
    private boolean streaming(Session session) {
        return session.one("SELECT epoch > 0 FROM godwit.applier WHERE task = ?", row -> row.getBoolean(1), task)
                .orElse(false);
    }

    private void inTransaction(Session session, PlannedStatement statement, SchemaPlan plan) {
        for (int attempt = 1; ; attempt++) {
            try {
                session.inTransaction(() -> {
                    session.execute("SET LOCAL lock_timeout = '3s'");
                    run(session, statement, plan);
                    record(session, statement);
                });
                return;
            } catch (EngineException e) {
                boolean busy = "55P03".equals(e.sqlState()) || "40P01".equals(e.sqlState());
                if (!busy || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void run(Session session, PlannedStatement statement, SchemaPlan plan) {
        session.execute("SAVEPOINT godwit_statement");
        try {
            session.execute(statement.sql());
        } catch (EngineException e) {
            if (!ExistingObject.mayBe(e)) {
                throw e;
            }
            session.execute("ROLLBACK TO SAVEPOINT godwit_statement");
            if (!new ExistingObject(session, plan).isAsWanted(statement)) {
                throw new EngineException(
                        Kind.STATEMENT,
                        e.getMessage() + " And it is not as planned, or not empty.",
                        "Drop or rename it on the target, then resume.",
                        e.sqlState(),
                        e);
            }
        }
    }

    /** The generator goes past the largest value; repeatable, and never below what the source would give next. */
    void setIdentity(PlannedStatement statement, SchemaPlan plan, OptionalLong sourceNext) {
        execute(statement, plan);
        if (statement.table().isEmpty() || statement.column().isEmpty()) {
            return; // a sequence that stands by itself
        }
        String setval = setval(statement.table().get(), statement.column().get(), sourceNext);
        sessions.inTransaction(session -> session.list(setval, row -> row.getLong(1)));
    }

    static List<String> identityStatements(PlannedStatement statement, OptionalLong sourceNext) {
        if (statement.table().isEmpty() || statement.column().isEmpty()) {
            return List.of(statement.sql());
        }
        return List.of(
                statement.sql(),
                setval(statement.table().get(), statement.column().get(), sourceNext));
    }

    /** Where the largest value is the type's, as the source's may be, the generator is at its end: it gives no more. */
    private static String setval(TableName table, String column, OptionalLong sourceNext) {
        // numeric: a bigint unsigned of the source is so here, and larger than any generator
        return "SELECT setval(s.seqrelid::regclass, least(w.next, s.seqmax)::bigint, w.next > s.seqmax)"
                + " FROM pg_sequence s, (SELECT greatest((SELECT max(" + Names.quote(column) + ") FROM "
                + Names.table(table) + ")::numeric + 1, " + sourceNext.orElse(1) + ", 1) AS next) w"
                + " WHERE s.seqrelid = pg_get_serial_sequence(" + Names.literal(Names.table(table)) + ", "
                + Names.literal(column) + ")::regclass";
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
