package io.godwit.worker.report;

import io.godwit.engine.plan.TablePlan;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One table's last comparison, and what this process did to it. Thread-safe. */
public final class TableProgress {

    /** How the last comparison ended. */
    public enum Compared {
        NEVER,
        RUNNING,
        EQUAL,
        DIFFERS
    }

    /** @param keysNamed how many of the differing rows are in the ledger by their keys */
    public record Outcome(
            Compared compared,
            long sourceRows,
            long targetRows,
            long differing,
            @Nullable Instant at,
            Optional<String> note) {
        static final Outcome NONE = new Outcome(Compared.NEVER, 0, 0, 0, null, Optional.empty());
    }

    private final TablePlan plan;
    private final LongAdder changes = new LongAdder();
    private volatile Outcome outcome = Outcome.NONE;
    private volatile long altered;

    TableProgress(TablePlan plan) {
        this.plan = plan;
    }

    public TablePlan plan() {
        return plan;
    }

    public void changed(long count) {
        changes.add(count);
    }

    public long changes() {
        return changes.sum();
    }

    /** Values that a policy carries as others, as last counted. */
    public void altered(long values) {
        altered = values;
    }

    public long altered() {
        return altered;
    }

    public Outcome outcome() {
        return outcome;
    }

    public void comparing() {
        Outcome last = outcome;
        outcome = new Outcome(
                Compared.RUNNING, last.sourceRows(), last.targetRows(), last.differing(), last.at(), last.note());
    }

    public void compared(Outcome result) {
        outcome = result;
    }

    /** The rows are about to change as a whole: what was compared no longer says anything. */
    public void forget() {
        outcome = Outcome.NONE;
    }
}
