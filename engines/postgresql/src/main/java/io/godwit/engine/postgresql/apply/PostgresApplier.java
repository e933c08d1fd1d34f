package io.godwit.engine.postgresql.apply;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.Position;
import io.godwit.engine.postgresql.connection.Connections;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.state.Fences;
import io.godwit.engine.postgresql.state.PostgresTaskState;
import io.godwit.engine.target.Applier;
import java.util.List;

/**
 * Applies batches on one connection. What a batch's transaction does, in this order:
 *
 * <ol>
 *   <li>begins with the applier's row: {@code WHERE epoch = mine} must match, else {@code FENCED}; the checkpoint is in it
 *   <li>locks the batch's tables and decides their modes ({@link TableModes})
 *   <li>applies all segments as sets; if anything is not as expected, goes back and applies them carefully
 *   <li>counts, commits; durable when it returns ({@code synchronous_commit = on})
 * </ol>
 */
public final class PostgresApplier implements Applier {
    private final Session session;
    private final PostgresTaskState state;
    private final int epoch;
    private final TableModes modes;
    private final Doubts doubts;
    private final SegmentApply segments;
    private Position checkpoint;
    private Tally tally = new Tally();

    private PostgresApplier(Session session, PostgresTaskState state, int epoch, Position checkpoint) {
        this.session = session;
        this.state = state;
        this.epoch = epoch;
        this.checkpoint = checkpoint;
        this.modes = new TableModes(session, state);
        this.doubts = new Doubts(session, state, modes);
        this.segments = new SegmentApply(session, state, modes, doubts);
    }

    public static PostgresApplier open(Connections connections, PostgresTaskState state, String instance) {
        Session session = connections.open();
        try {
            session.execute("SET temp_buffers = '32MB'");
            int epoch = new TakeOver(session, state.task()).run(instance);
            Position checkpoint = state.checkpoint().orElseThrow(Fences::applierReplaced);
            return new PostgresApplier(session, state, epoch, checkpoint);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public Position checkpoint() {
        return checkpoint;
    }

    @Override
    public void applyPart(ChangeBatch part) {
        guarded(() -> {
            begin();
            segments.apply(part, checkpoint, tally);
            return true;
        });
    }

    @Override
    public Applied apply(ChangeBatch batch) {
        return guarded(() -> {
            begin();
            segments.apply(batch, checkpoint, tally);
            count();
            doubts.settled(modes.settling(batch.end()));
            fence(
                    "UPDATE godwit.applier SET checkpoint = ?, committed_at = ?, updated_at = clock_timestamp()"
                            + " WHERE task = ? AND epoch = ?",
                    batch.end().toJson(),
                    batch.committedAt(),
                    state.task(),
                    epoch);
            session.commit();
            return committed(batch.end());
        });
    }

    /** The first thing of every transaction is the fence; it stays locked until the end. */
    private void begin() {
        if (session.inTransaction()) {
            return;
        }
        session.begin();
        session.execute(
                session.unfired()
                        ? "SET LOCAL session_replication_role = replica; SET CONSTRAINTS ALL IMMEDIATE"
                        : "SET CONSTRAINTS ALL IMMEDIATE");
        fence(
                "UPDATE godwit.applier SET updated_at = clock_timestamp() WHERE task = ? AND epoch = ?",
                state.task(),
                epoch);
    }

    private void fence(String sql, Object... arguments) {
        if (session.update(sql, arguments) != 1) {
            throw Fences.applierReplaced();
        }
    }

    private void count() {
        session.batch(
                "INSERT INTO godwit.applied AS a (task, tbl, changes) VALUES (?, ?, ?)"
                        + " ON CONFLICT (task, tbl) DO UPDATE SET changes = a.changes + excluded.changes",
                tally.changes.entrySet().stream()
                        .map(e -> new Object[] {state.task(), e.getKey(), e.getValue()})
                        .toList());
    }

    private Applied committed(Position end) {
        segments.committed();
        checkpoint = end;
        List<Integer> converged = modes.settled(end);
        Tally all = tally;
        tally = new Tally();
        return new Applied(all.rows, all.divergences, all.opened, all.closed, converged);
    }

    private <T> T guarded(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            session.rollback();
            segments.rolledBack();
            tally = new Tally();
            if (e instanceof EngineException known && known.kind() == EngineException.Kind.FENCED) {
                session.close();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
