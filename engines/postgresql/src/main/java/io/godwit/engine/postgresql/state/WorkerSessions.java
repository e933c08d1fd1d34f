package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.postgresql.connection.Session;
import java.util.UUID;

/**
 * The backends of workers, registered by themselves, so that a successor can end those of one that was stopped or cut off:
 * its transaction would hold locks until the network tells (H15). Backends of one's own role may be ended by anybody of it.
 */
public final class WorkerSessions {
    private WorkerSessions() {}

    /** Notes this session as one of the instance's; outside a transaction. */
    public static void register(Session session, UUID task, String instance, String kind) {
        session.update(
                "DELETE FROM godwit.session s WHERE task = ? AND NOT EXISTS (SELECT FROM pg_stat_activity a"
                        + " WHERE a.pid = s.pid AND a.backend_start = s.backend_start)",
                task);
        session.update("""
                INSERT INTO godwit.session (pid, backend_start, task, instance, kind)
                SELECT pid, backend_start, ?, ?, ? FROM pg_stat_activity WHERE pid = pg_backend_pid()
                ON CONFLICT (pid, backend_start) DO UPDATE SET instance = excluded.instance, kind = excluded.kind
                """, task, instance, kind);
    }

    /** Ends all sessions of the task that belong to other instances' appliers, and to this predecessor altogether. */
    public static void endPredecessor(Session session, UUID task, String predecessor, String mine) {
        end(
                session,
                "s.task = ? AND s.instance <> ? AND (s.kind = 'applier' OR s.instance = ?)",
                task,
                mine,
                predecessor);
    }

    /** Ends the sessions of instances whose lease on a chunk of this table has run out. */
    static void endExpired(Session session, UUID task, int table) {
        end(
                session,
                "s.task = ? AND s.kind = 'loader' AND s.instance IN (SELECT p.instance FROM godwit.chunk_plan p"
                        + " WHERE p.task = s.task AND p.tbl = ? AND p.leased_until < clock_timestamp())",
                task,
                table);
    }

    static void endAll(Session session, UUID task) {
        end(session, "s.task = ?", task);
    }

    private static void end(Session session, String which, Object... arguments) {
        try {
            session.list(
                    "SELECT pg_terminate_backend(s.pid) FROM godwit.session s JOIN pg_stat_activity a"
                            + " ON a.pid = s.pid AND a.backend_start = s.backend_start WHERE s.pid <> pg_backend_pid() AND "
                            + which,
                    row -> row.getBoolean(1),
                    arguments);
        } catch (EngineException e) {
            if (e.kind() != Kind.PRIVILEGE) {
                throw e;
            }
        }
    }
}
