package io.godwit.worker.report;

import io.godwit.engine.change.Position;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.target.TaskState.LedgerCounts;
import io.godwit.engine.target.TaskState.LedgerEntry;
import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import io.godwit.worker.change.ChangedKeys;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far the task is: written by the threads that work, read by the one that reports. Thread-safe; holds no lock while
 * anybody works.
 */
public final class TaskProgress {

    /** The task's state in the target, as last read. */
    public record StateView(List<TableStatus> tables, LedgerCounts counts, List<LedgerEntry> open) {
        static final StateView EMPTY = new StateView(List.of(), new LedgerCounts(0, 0), List.of());
    }

    private final Conditions conditions = new Conditions();
    private final Findings findings;
    private final Traces traces = new Traces();
    private final LongAdder rowsWritten = new LongAdder();
    private final LongAdder bytesWritten = new LongAdder();
    private final LongAdder changesApplied = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder batchNanos = new LongAdder();
    private final LongAdder rowsCompared = new LongAdder();
    private final StreamLag lag = new StreamLag();
    private volatile Map<Integer, TableProgress> tables = Map.of();
    private volatile StateView view = StateView.EMPTY;
    private volatile Phase phase = Phase.PREPARING;
    private volatile int epoch;
    private volatile @Nullable Position checkpoint;
    private volatile @Nullable Problem failure;
    private volatile @Nullable Problem trouble;
    private volatile @Nullable Instant capturedSince;
    private volatile long retainedLogBytes;
    private @Nullable ChangedKeys changedKeys;
    private final Set<Position> cameToNothing = ConcurrentHashMap.newKeySet();

    public TaskProgress(UUID migration) {
        findings = new Findings(migration);
    }

    public Conditions conditions() {
        return conditions;
    }

    public Findings findings() {
        return findings;
    }

    /** What stands on the endpoints because of this task. */
    public Traces traces() {
        return traces;
    }

    public StreamLag lag() {
        return lag;
    }

    /** The plan is known: its tables appear, those that are known already stay. */
    public void planned(SchemaPlan plan) {
        Map<Integer, TableProgress> next = new LinkedHashMap<>();
        for (var table : plan.tables()) {
            TableProgress known = tables.get(table.id());
            next.put(table.id(), known != null && known.plan().equals(table) ? known : new TableProgress(table));
        }
        tables = next;
    }

    public Collection<TableProgress> tables() {
        return tables.values();
    }

    public TableProgress table(int id) {
        TableProgress table = tables.get(id);
        if (table == null) {
            throw new IllegalArgumentException("no table " + id + " in the plan");
        }
        return table;
    }

    public void wrote(long rows, long bytes) {
        rowsWritten.add(rows);
        bytesWritten.add(bytes);
    }

    /** The keys that changed since they were compared last; kept over a failure and its next attempt. */
    public synchronized ChangedKeys changedKeys(Supplier<ChangedKeys> first) {
        ChangedKeys keys = changedKeys;
        if (keys == null) {
            keys = first.get();
            changedKeys = keys;
        }
        return keys;
    }

    /** Where transactions began that were rolled back after parts of them had been applied; kept like the changed keys. */
    public Set<Position> cameToNothing() {
        return cameToNothing;
    }

    /** A batch, or the last part of a giant one, was committed. @param nanos from its beginning */
    public void batch(long nanos) {
        batches.increment();
        batchNanos.add(nanos);
    }

    public long batches() {
        return batches.sum();
    }

    public long batchNanos() {
        return batchNanos.sum();
    }

    public void applied(long changes, Position at) {
        changesApplied.add(changes);
        checkpoint = at;
    }

    public void comparedRows(long rows) {
        rowsCompared.add(rows);
    }

    public long rowsWritten() {
        return rowsWritten.sum();
    }

    public long bytesWritten() {
        return bytesWritten.sum();
    }

    public long changesApplied() {
        return changesApplied.sum();
    }

    public long rowsCompared() {
        return rowsCompared.sum();
    }

    public StateView view() {
        return view;
    }

    public void view(StateView now) {
        view = now;
    }

    public Phase phase() {
        return phase;
    }

    public void phase(Phase now) {
        phase = now;
    }

    public int epoch() {
        return epoch;
    }

    public void epoch(int now) {
        epoch = now;
    }

    public @Nullable Position checkpoint() {
        return checkpoint;
    }

    public void checkpoint(Position at) {
        checkpoint = at;
    }

    /** What the worker tries to overcome by itself: a finding until something was done again. */
    public synchronized void trouble(Problem now) {
        overcome();
        trouble = now;
        findings.raise(now);
        conditions.set(Type.CAUGHT_UP, false, "Trouble", now.code() + " " + now.detail());
    }

    /** Something was committed, or all connections stand and the road is whole again. */
    public void overcome() {
        if (trouble != null) {
            closeTrouble();
        }
    }

    private synchronized void closeTrouble() {
        Problem past = trouble;
        if (past != null) {
            trouble = null;
            findings.close(finding -> finding.problem().code().equals(past.code()));
            conditions.set(Type.CAUGHT_UP, false, "Behind", "the trouble is over; changes wait to be applied");
        }
    }

    public @Nullable Problem failure() {
        return failure;
    }

    public void failure(@Nullable Problem now) {
        failure = now;
    }

    public @Nullable Instant capturedSince() {
        return capturedSince;
    }

    public void capturedSince(Instant time) {
        if (capturedSince == null) {
            capturedSince = time;
        }
    }

    public long retainedLogBytes() {
        return retainedLogBytes;
    }

    public void retainedLogBytes(long bytes) {
        retainedLogBytes = bytes;
    }
}
