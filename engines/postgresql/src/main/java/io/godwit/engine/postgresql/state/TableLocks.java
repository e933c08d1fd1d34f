package io.godwit.engine.postgresql.state;

import io.godwit.engine.postgresql.connection.Session;
import java.util.Collection;
import java.util.UUID;

/**
 * Who may write into which table of a task, beside the fences: advisory locks of the transaction, which queue fairly.
 *
 * <p>Chunks of one table go in beside each other (shared); a batch of changes, a reload or added chunks keep chunks of the
 * table out (exclusive). A chunk takes its lock before its source is read, and so no change that is newer than what was read
 * can be in the target before the chunk is: a stale read never covers a newer row (H2). The tables of a batch are locked
 * before their mode is decided, and so no chunk can come between decision and commit.
 */
public final class TableLocks {
    private final UUID task;

    public TableLocks(UUID task) {
        this.task = task;
    }

    public void shared(Session session, int table) {
        session.list("SELECT 1 FROM (SELECT pg_advisory_xact_lock_shared(?)) l", row -> 1, key(table));
    }

    public void exclusive(Session session, Collection<Integer> tables) {
        Long[] keys = tables.stream().sorted().map(this::key).toArray(Long[]::new);
        session.list(
                "SELECT count(*) FROM (SELECT pg_advisory_xact_lock(k) FROM unnest(?) k) l", row -> 1, (Object) keys);
    }

    /** Another key for each task and table; two that meet by chance only wait for each other. */
    private Long key(int table) {
        long mixed = (task.getMostSignificantBits() ^ Long.rotateLeft(task.getLeastSignificantBits(), 21))
                + table * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
