package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.rows.KeyCondition;
import java.util.List;
import java.util.UUID;

/**
 * Starts a table again: whoever still works on it by the old plan is fenced (H15). Waits for transactions that are at it;
 * sessions whose lease has run out are ended, for a stopped worker would block for ever.
 */
final class Reload {
    private static final int ATTEMPTS = 60;

    private final UUID task;
    private final Session session;
    private final ChunkPlan chunks;
    private final Ledger ledger;
    private final TableLocks locks;

    Reload(UUID task, Session session, ChunkPlan chunks, Ledger ledger, TableLocks locks) {
        this.task = task;
        this.session = session;
        this.chunks = chunks;
        this.ledger = ledger;
        this.locks = locks;
    }

    boolean run(SchemaPlan plan, TablePlan table, List<Chunk> again, boolean empty) {
        for (int attempt = 1; ; attempt++) {
            try {
                session.inTransaction(() -> write(plan, table, again, empty));
                return true;
            } catch (EngineException e) {
                if (e.kind() != Kind.TRANSIENT || attempt == ATTEMPTS) {
                    throw e;
                }
                WorkerSessions.endExpired(session, task, table.id());
            }
        }
    }

    private void write(SchemaPlan plan, TablePlan table, List<Chunk> again, boolean empty) {
        session.execute("SET LOCAL lock_timeout = '2s'");
        if (session.unfired()) {
            session.execute("SET LOCAL session_replication_role = replica");
        }
        locks.exclusive(session, List.of(table.id()));
        int version = session.one(
                        "UPDATE godwit.plan_version SET version = version + 1 WHERE task = ? AND tbl = ? RETURNING version",
                        row -> row.getInt(1),
                        task,
                        table.id())
                .orElseThrow();
        session.update("UPDATE godwit.plan SET version = greatest(version, ?) WHERE task = ?", version, task);
        int number = chunks.takeNumbers(session, again.size());
        session.update("DELETE FROM godwit.chunk_plan WHERE task = ? AND tbl = ?", task, table.id());
        session.update("DELETE FROM godwit.chunk WHERE task = ? AND tbl = ?", task, table.id());
        session.update(
                "UPDATE godwit.\"table\" SET revision = revision + 1, stopped = false, problem = NULL, reason = NULL"
                        + " WHERE task = ? AND tbl = ?",
                task,
                table.id());
        if (empty || mustBeEmpty(table, again)) {
            session.execute("DELETE FROM " + Names.table(table.target()));
        }
        ledger.closeAll(session, table.id());
        chunks.write(
                session, plan, again.stream().map(c -> againstKey(table, c)).toList(), t -> version, number);
    }

    private static boolean mustBeEmpty(TablePlan table, List<Chunk> again) {
        if (table.keyless()) {
            return true;
        }
        return !KeyCondition.sameOrderEverywhere(table)
                && again.stream()
                        .anyMatch(c -> c.mode() != Chunk.Mode.KEYS && !c.range().whole());
    }

    private static Chunk againstKey(TablePlan table, Chunk chunk) {
        if (chunk.mode() != Chunk.Mode.LOAD || table.keyless()) {
            return chunk;
        }
        KeyRange range = chunk.range();
        return new Chunk(chunk.number(), chunk.table(), Chunk.Mode.AGAINST_KEY, range, chunk.keys());
    }
}
