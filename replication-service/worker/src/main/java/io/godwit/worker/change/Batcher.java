package io.godwit.worker.change;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.ChangeBatch.Cascade;
import io.godwit.engine.change.ChangeBatch.Refused;
import io.godwit.engine.change.ChangeBatch.Truncate;
import io.godwit.engine.change.ChangeSink;
import io.godwit.engine.change.Position;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowView;
import io.godwit.worker.report.StreamLag;
import io.godwit.worker.task.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Between the reader's thread and the applier's: gathers whole transactions into batches and holds the reader back when the
 * applier is slower.
 *
 * <pre>
 *   reader ──▶ gathering ──(whole transactions, or a part of a giant one)──▶ handed ──▶ taken ──▶ applied
 *              one batch                                                     one slot     one
 * </pre>
 *
 * <p>Three batches at most are in memory, whatever the size of a transaction. While {@linkplain #hold held} the reader
 * waits before its next transaction, so that others can look at both sides at one position.
 */
public final class Batcher implements ChangeSink {
    private static final Duration IDLE_CHECKPOINT = Duration.ofSeconds(1);

    private final TableRules rules;
    private final SchemaListener schema;
    private final StreamLag lag;
    private final Tuning tuning;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // the reader's own while a transaction is open; else guarded by the lock
    private BatchBuilder gathering = new BatchBuilder();
    private boolean partial;

    private @Nullable Position begun;
    private @Nullable Set<Integer> untouched;
    private boolean open;
    private @Nullable Handed slot;
    private boolean taken;
    private boolean closed;
    private boolean hurry;
    private boolean held;
    private @Nullable Position heldAt;
    private @Nullable Position seen;

    public Batcher(TableRules rules, SchemaListener schema, StreamLag lag, Tuning tuning) {
        this.rules = rules;
        this.schema = schema;
        this.lag = lag;
        this.tuning = tuning;
    }

    /** All before this is in the target already. */
    void startsAt(Position from) {
        change(() -> see(from));
    }

    @Override
    public void begin(Position at) {
        change(() -> {
            see(at);
            while (waits(at) || (full() && slot != null)) {
                changed.signalAll();
                await(Long.MAX_VALUE);
            }
            if (full()) {
                hand();
            }
            open = true;
            gathering.begin();
            begun = at;
            untouched = null;
        });
    }

    @Override
    public void foreignKeys(boolean acted) {
        rules.foreignKeys(acted);
    }

    @Override
    public void insert(TablePlan table, RowView after) {
        if (applies(table)) {
            gathering.insert(table, after);
            handPartWhenFull();
        }
    }

    @Override
    public void update(TablePlan table, RowView before, RowView after) {
        if (!applies(table)) {
            return;
        }
        if (rules.updateCascades(table, before, after)) {
            gathering.updateOfParent(
                    table, before, after, Cascade.of(table, before, after).except(untouched()));
        } else {
            gathering.update(table, before, after);
        }
        handPartWhenFull();
    }

    @Override
    public void delete(TablePlan table, RowView before) {
        if (!applies(table)) {
            return;
        }
        if (rules.deleteCascades(table)) {
            gathering.deleteOfParent(table, before, Cascade.of(table, before).except(untouched()));
        } else {
            gathering.delete(table, before);
        }
        handPartWhenFull();
    }

    @Override
    public void refused(TablePlan table, @Nullable RowView before, Refusal refusal) {
        if (applies(table)) {
            byte[] key = before == null ? new byte[0] : KeyTuples.of(table, before);
            gathering.barrier(table, new Refused(table, key, refusal), key.length + refusal.payload().length);
            handPartWhenFull();
        }
    }

    @Override
    public void truncate(TablePlan table) {
        if (applies(table)) {
            gathering.barrier(table, new Truncate(table), 0);
        }
    }

    @Override
    public void schemaChange(@Nullable TablePlan table, SchemaChangeKind kind, String statement) {
        schema.schemaChange(table, kind, statement);
    }

    @Override
    public void commit(Position end, Instant committedAt) {
        change(() -> {
            gathering.commit(end, committedAt);
            see(end);
            lag.read(committedAt);
            while (partial && slot != null) {
                await(Long.MAX_VALUE);
            }
            open = false;
            if (slot == null && (partial || full() || due())) {
                hand();
                partial = false;
            }
        });
    }

    @Override
    public void savepoint(String name) {
        gathering.savepoint(name);
    }

    @Override
    public void rollbackTo(String savepoint) {
        if (!gathering.rollbackTo(savepoint)) {
            throw new EngineException(
                    EngineException.Kind.NOT_UNDERSTOOD,
                    "A transaction of more than " + tuning.batchBytes() + " bytes, or " + tuning.batchChanges()
                            + " changes, went back to its savepoint " + savepoint + ", after " + begun().toJson() + ".",
                    "Cancel this migration and start it anew; it is loaded again.");
        }
    }

    /** Where parts of it are in the target's open transaction already, all is begun again from the checkpoint, without it. */
    @Override
    public void rollback(Position end) {
        if (partial) {
            rules.passOver(begun());
            throw new EngineException(
                    EngineException.Kind.TRANSIENT,
                    "A transaction of more than " + tuning.batchBytes() + " bytes, or " + tuning.batchChanges()
                            + " changes, came to nothing at " + end.toJson() + ".",
                    "Nothing: the log is read again from the checkpoint, without it.");
        }
        change(() -> {
            gathering.rollback();
            open = false;
            see(end);
        });
    }

    @Override
    public void idle(Position at, Instant seenAt) {
        change(() -> {
            see(at);
            lag.idle();
            gathering.idle(at, seenAt);
        });
    }

    private boolean applies(TablePlan table) {
        return rules.applies(table, begun());
    }

    private Position begun() {
        return Objects.requireNonNull(begun, "a change outside a transaction");
    }

    private Set<Integer> untouched() {
        if (untouched == null) {
            untouched = rules.untouched(begun());
        }
        return untouched;
    }

    private boolean full() {
        return gathering.bytes() >= tuning.batchBytes() || gathering.changes() >= tuning.batchChanges();
    }

    private void handPartWhenFull() {
        if (!full()) {
            return;
        }
        lock.lock();
        try {
            while (slot != null) {
                await(Long.MAX_VALUE);
            }
            checkOpen();
            slot = new Handed(gathering.part(begun()), true);
            gathering = new BatchBuilder();
            partial = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void hand() {
        slot = new Handed(gathering.batch(), false);
        gathering = new BatchBuilder();
        changed.signalAll();
    }

    private boolean waits(Position at) {
        return held && (heldAt == null || at.compareTo(heldAt) >= 0);
    }

    private void see(Position at) {
        if (seen == null || at.compareTo(seen) > 0) {
            seen = at;
        }
    }

    // ---- the applier's side

    /** The next batch or part; empty when none came in time. */
    Optional<Handed> take(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        lock.lock();
        try {
            while (true) {
                if (slot == null && !open && due()) {
                    hand();
                }
                Handed next = slot;
                if (next != null) {
                    slot = null;
                    taken = true;
                    changed.signalAll();
                    return Optional.of(next);
                }
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                await(Math.min(left, Duration.ofMillis(20).toNanos()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was taken last is in the target. */
    void applied() {
        change(() -> taken = false);
    }

    /** Whether whole transactions wait long enough, or somebody waits for them. */
    private boolean due() {
        if (gathering.empty()) {
            return false;
        }
        if (hurry || held) {
            return true;
        }
        Duration wait = gathering.changes() > 0 ? tuning.linger() : IDLE_CHECKPOINT;
        return gathering.age() >= wait.toNanos();
    }

    /** From now on the reader waits before its next transaction, and what is there goes to the applier at once. */
    public void hold() {
        hold(true, null);
    }

    /** Lets transactions that begin before {@code position} pass. */
    public void holdAt(Position position) {
        hold(true, position);
    }

    public void release() {
        hold(false, null);
    }

    private void hold(boolean on, @Nullable Position at) {
        change(() -> {
            held = on;
            heldAt = at;
        });
    }

    /** Batches no longer gather: at the cut-over each moment counts. */
    public void hurry(boolean now) {
        change(() -> hurry = now);
    }

    /** Whether the stream has come to {@code position} and all before it is in the target. */
    public boolean passed(Position position) {
        lock.lock();
        try {
            return seen != null && seen.compareTo(position) >= 0 && drained();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing waits to be applied and nothing is being applied. */
    public boolean drained() {
        lock.lock();
        try {
            return !open && gathering.changes() == 0 && slot == null && !taken;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes everybody; whoever waits in here gets {@link ClosedException}. */
    public void close() {
        change(() -> closed = true);
    }

    /** Gives back the large values of what was not taken: when both threads have ended. */
    void giveBack() {
        change(() -> {
            gathering.release();
            Optional.ofNullable(slot).ifPresent(handed -> handed.batch().release());
        });
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new ClosedException();
        }
    }

    private void await(long nanos) {
        checkOpen();
        try {
            if (nanos == Long.MAX_VALUE) {
                changed.await();
            } else {
                changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedException();
        }
        checkOpen();
    }
}
