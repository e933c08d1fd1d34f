package io.godwit.worker.cutover;

import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.CutoverStep.State;
import io.godwit.worker.report.Control;
import io.godwit.worker.task.Await;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes each step of a cut-over to control before it is done and after; goes on when control has it on disk. */
final class CutoverJournal {
    private static final Logger LOG = Logger.getLogger(CutoverJournal.class);
    private static final long AGAIN_MILLIS = 200;

    private final Control control;
    private final UUID cutover;
    private volatile Instant deadline;
    private int number;
    private @Nullable CutoverStep current;

    CutoverJournal(Control control, UUID cutover, Instant deadline) {
        this.control = control;
        this.cutover = cutover;
        this.deadline = deadline;
    }

    void deadline(Instant moment) {
        deadline = moment;
    }

    Instant deadline() {
        return deadline;
    }

    /** Blocks until control has it; {@code alive} throws when there is no more time. */
    void begin(String name, String detail, String compensation, Runnable alive) {
        number++;
        CutoverStep step = new CutoverStep(
                cutover,
                number,
                name,
                State.RUNNING,
                detail,
                compensation,
                Optional.of(Instant.now()),
                Optional.empty(),
                deadline);
        LOG.infof("cut-over step %d: %s", number, name);
        current = step;
        put(step, alive);
    }

    void waiting(String detail, Runnable alive) {
        change(State.WAITING, detail, alive);
    }

    void running(String detail, Runnable alive) {
        change(State.RUNNING, detail, alive);
    }

    void done(String detail, Runnable alive) {
        change(State.DONE, detail, alive);
    }

    /** Tries some times, for what failed has to be undone whether control hears it or not. */
    void failed(String detail) {
        CutoverStep step = current;
        if (step != null) {
            tell(copy(step, State.FAILED, detail));
        }
    }

    void compensated(String name, String detail) {
        number++;
        Instant now = Instant.now();
        tell(new CutoverStep(
                cutover, number, name, State.COMPENSATED, detail, "", Optional.of(now), Optional.of(now), deadline));
    }

    private void change(State state, String detail, Runnable alive) {
        CutoverStep step = current;
        if (step == null) {
            throw new IllegalStateException("no step was begun");
        }
        current = copy(step, state, detail);
        put(current, alive);
    }

    private CutoverStep copy(CutoverStep step, State state, String detail) {
        boolean over = state != State.WAITING && state != State.RUNNING;
        return new CutoverStep(
                cutover,
                step.number(),
                step.name(),
                state,
                detail,
                step.compensation(),
                step.startedAt(),
                over ? Optional.of(Instant.now()) : Optional.empty(),
                deadline);
    }

    private void put(CutoverStep step, Runnable alive) {
        while (true) {
            alive.run();
            try {
                control.step(step);
                return;
            } catch (IOException e) {
                LOG.debugf("control did not take step %d yet", step.number());
            }
            Await.pause(AGAIN_MILLIS);
        }
    }

    private void tell(CutoverStep step) {
        for (int attempt = 0; attempt < 10; attempt++) {
            try {
                control.step(step);
                return;
            } catch (IOException e) {
                sleep();
            }
        }
        LOG.warnf("control did not hear of step %d: %s", step.number(), step.name());
    }

    private static void sleep() {
        try {
            Thread.sleep(AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
