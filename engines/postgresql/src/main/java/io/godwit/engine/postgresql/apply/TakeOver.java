package io.godwit.engine.postgresql.apply;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.state.WorkerSessions;
import java.util.UUID;

/**
 * Makes an instance the only applier of a task (H15): its session is registered, the epoch raised and committed, and the
 * sessions of its predecessor ended. A predecessor that was stopped inside a transaction holds the row; it is ended first then.
 */
final class TakeOver {
    private static final int ATTEMPTS = 30;

    private final Session session;
    private final UUID task;

    TakeOver(Session session, UUID task) {
        this.session = session;
        this.task = task;
    }

    /** Returns the new epoch. */
    int run(String instance) {
        WorkerSessions.register(session, task, instance, "applier");
        String predecessor = session.one(
                        "SELECT instance FROM godwit.applier WHERE task = ?", row -> row.getString(1), task)
                .orElseThrow(() -> new IllegalStateException("the task has no plan yet"));
        int epoch = raise(instance, predecessor);
        WorkerSessions.endPredecessor(session, task, predecessor, instance);
        return epoch;
    }

    private int raise(String instance, String predecessor) {
        for (int attempt = 1; ; attempt++) {
            try {
                return session.inTransaction(() -> {
                    session.execute("SET LOCAL lock_timeout = '2s'");
                    return session.one(
                                    "UPDATE godwit.applier SET epoch = epoch + 1, instance = ?, updated_at = clock_timestamp()"
                                            + " WHERE task = ? RETURNING epoch",
                                    row -> row.getInt(1),
                                    instance,
                                    task)
                            .orElseThrow();
                });
            } catch (EngineException e) {
                if (e.kind() != Kind.TRANSIENT || attempt == ATTEMPTS) {
                    throw e;
                }
                WorkerSessions.endPredecessor(session, task, predecessor, instance);
            }
        }
    }
}
