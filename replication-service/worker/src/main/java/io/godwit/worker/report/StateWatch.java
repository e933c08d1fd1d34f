package io.godwit.worker.report;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.target.TaskState;
import io.godwit.engine.target.TaskState.LedgerCounts;
import io.godwit.engine.target.TaskState.LedgerEntry;
import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.worker.task.Repeating;
import io.godwit.worker.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads the task's state in the target about once a second for the reports, and makes findings of its ledger. */
public final class StateWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StateWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Entries that a report carries one by one; beyond that only their number. */
    private static final int SHOWN = 1_000;

    /** Entries that are grouped into findings. */
    private static final int COUNTED = 20_000;

    private final Task task;
    private final TaskState state;
    private final ChangeCapture capture;
    private final Repeating repeating;
    private LedgerCounts seen = new LedgerCounts(-1, -1);
    private List<LedgerEntry> open = List.of();

    /** @param capture for questions only, used by this thread alone */
    public StateWatch(Task task, TaskState state, ChangeCapture capture) {
        this.task = task;
        this.state = state;
        this.capture = capture;
        this.repeating = new Repeating("state-watch", EVERY, this::turn);
    }

    public void start() {
        repeating.start();
    }

    private void turn() {
        try {
            look();
        } catch (EngineException e) {
            LOG.debugf("state not read: kind=%s", e.kind());
        }
    }

    /** Reads once, at once. */
    public synchronized void look() {
        LedgerCounts counts = state.ledgerCounts();
        if (!counts.equals(seen)) {
            List<LedgerEntry> entries = entries();
            open = List.copyOf(entries.subList(0, Math.min(SHOWN, entries.size())));
            LedgerFindings.raise(task.progress(), entries, counts.open());
            seen = counts;
        }
        List<TableStatus> tables = state.tables();
        StoppedTables.raise(task.progress(), tables);
        task.progress().view(new TaskProgress.StateView(tables, counts, open));
        var checkpoint = task.progress().checkpoint();
        if (checkpoint != null) {
            task.progress().retainedLogBytes(capture.retained(checkpoint));
        }
    }

    private List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>();
        long after = 0;
        while (entries.size() < COUNTED) {
            List<LedgerEntry> page = state.ledger(true, after, SHOWN);
            entries.addAll(page);
            if (page.size() < SHOWN) {
                break;
            }
            after = page.getLast().id();
        }
        return entries;
    }

    @Override
    public void close() {
        repeating.close();
    }
}
