package io.godwit.worker.cutover;

import io.godwit.engine.EngineException;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.target.TaskState;
import io.godwit.engine.target.TaskState.Decision;
import io.godwit.platform.problem.Problem;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.report.Traces;
import io.godwit.worker.task.Task;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Lets the source write again, if and only if the target was not opened: the one row in the target decides (H24). Used by
 * the cut-over that failed, by its watchdog, and by a worker that finds a cut-over whose worker died.
 */
final class Thawing {
    private static final Logger LOG = Logger.getLogger(Thawing.class);

    /** How an undoing ends. */
    enum Result {
        THAWED,
        /** Godwit did not come to freeze the source; whether somebody else did is not its business. */
        NOT_FROZEN,
        /** A person froze the source; the statements that thaw it are told. */
        BY_HAND,
        /** The target was opened: there is nothing to undo. */
        OPENED
    }

    private final Task task;
    private final TaskState state;
    private final UUID cutover;
    private final int epoch;
    private volatile boolean freezing;

    /** @param freezing whether the cut-over may have frozen the source already */
    Thawing(Task task, TaskState state, UUID cutover, int epoch, boolean freezing) {
        this.task = task;
        this.state = state;
        this.cutover = cutover;
        this.epoch = epoch;
        this.freezing = freezing;
    }

    /** From now on the source may be frozen. */
    void freezing() {
        freezing = true;
    }

    /** Repeatable. Throws when the target cannot be asked, or the source not be told: then it is to be tried again. */
    Result run() {
        if (!state.decide(cutover, Decision.THAW, epoch)) {
            return Result.OPENED;
        }
        return thaw();
    }

    /**
     * For the cut-over's own thread that never asked to open the target, and so nobody did: the source is thawed even while
     * the target cannot be reached.
     */
    Result runUnopened() {
        Result result = thaw();
        try {
            state.decide(cutover, Decision.THAW, epoch);
        } catch (EngineException e) {
            LOG.warnf("the thawing is not noted in the target: kind=%s", e.kind());
        }
        return result;
    }

    private Result thaw() {
        if (!freezing) {
            return Result.NOT_FROZEN;
        }
        if (!frozenByGodwit(task)) {
            return Result.BY_HAND;
        }
        try (WriteGate gate = task.source().openGate()) {
            // Without the right Godwit did not freeze it either.
            if (gate.mayFreeze() || gate.frozen()) {
                gate.thaw();
            }
        } catch (EngineException e) {
            raise(e);
            throw e;
        }
        task.progress().findings().close(ReplicationProblem.THAW_BY_HAND, "source", "");
        task.progress().traces().gone(task.control(), Traces.SOURCE_FROZEN, "source");
        LOG.infof("the source writes again: cutover=%s", cutover);
        return Result.THAWED;
    }

    static boolean frozenByGodwit(Task task) {
        return !task.settings().freeze().equals("by-operator");
    }

    private void raise(EngineException e) {
        task.progress()
                .findings()
                .raise(Problem.of(
                                ReplicationProblem.THAW_BY_HAND,
                                "The cut-over was undone, but the source could not be thawed: " + e.getMessage())
                        .about("source"));
    }
}
