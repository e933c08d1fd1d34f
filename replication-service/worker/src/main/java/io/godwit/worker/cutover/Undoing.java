package io.godwit.worker.cutover;

import io.godwit.engine.EngineException;
import io.godwit.platform.problem.Problem;
import io.godwit.worker.problem.Failures;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.task.Ended;
import io.godwit.worker.task.Task;
import org.jboss.logging.Logger;

/** Undoes a cut-over that failed; does not give up while another try may mend it, for the source stands still meanwhile. */
final class Undoing {
    private static final Logger LOG = Logger.getLogger(Undoing.class);
    private static final long AGAIN_MILLIS = 500;

    /** How it ends. */
    enum Ending {
        UNDONE,
        /** The answer of the opening was lost, but it had won. */
        OPENED
    }

    private final Task task;
    private final CutoverJournal journal;
    private final Thawing thawing;

    Undoing(Task task, CutoverJournal journal, Thawing thawing) {
        this.task = task;
        this.journal = journal;
        this.thawing = thawing;
    }

    Ending undo(RuntimeException failure, boolean openTried) {
        Problem problem = failure instanceof Ended ended
                ? Problem.of(ReplicationProblem.CUTOVER_UNDONE, "Meanwhile " + ended.getMessage() + ".")
                : Failures.problem(failure);
        String why = problem.detail();
        LOG.warnf("the cut-over failed and is undone: problem=%s detail=%s", problem.code(), why);
        Thawing.Result result = thaw(openTried);
        return switch (result) {
            case OPENED -> Ending.OPENED;
            case THAWED -> {
                told(why, "the source writes again");
                yield Ending.UNDONE;
            }
            case NOT_FROZEN -> {
                told(why, "the source was not frozen");
                yield Ending.UNDONE;
            }
            case BY_HAND -> {
                told(why, "a person froze the source and thaws it");
                yield Ending.UNDONE;
            }
        };
    }

    private void told(String why, String how) {
        journal.failed(why);
        journal.compensated("thaw", how);
        task.progress()
                .findings()
                .raise(Problem.of(ReplicationProblem.CUTOVER_UNDONE, why).about("source"));
    }

    private Thawing.Result thaw(boolean openTried) {
        while (true) {
            try {
                return openTried ? thawing.run() : thawing.runUnopened();
            } catch (EngineException e) {
                if (!e.retryable()) {
                    throw e;
                }
                LOG.warnf("the source is not thawed yet: kind=%s", e.kind());
            }
            try {
                Thread.sleep(AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while thawing", e);
            }
        }
    }
}
