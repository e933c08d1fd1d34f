package io.godwit.control.report;

import io.godwit.control.ControlProblem;
import io.godwit.control.task.TaskRow;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Control's own finding: workers that end again and again. It is raised once, and closed when one of them lasts. */
@ApplicationScoped
public class Shaky {
    private static final String SUBJECT = "worker";

    private final Outbox outbox;
    private final Clock clock;

    Shaky(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A worker ended otherwise than it should; the pause before the next one is noted. */
    public void again(Transaction transaction, TaskRow task, String why) {
        boolean before = task.shaky();
        task.again(clock.instant());
        if (task.shaky() && !before) {
            String detail = task.attempts() + " workers ended one after the other; the last one: " + why + ".";
            Problem problem =
                    Problem.of(ControlProblem.WORKER_KEEPS_ENDING, detail).about(SUBJECT);
            var finding = new Finding(id(task), "control", problem, 1, clock.instant(), Optional.empty());
            outbox.event(transaction, task.id(), task.stateVersion(), new Event.FindingRaised(finding));
        }
    }

    /** A worker lasted. */
    public void steady(Transaction transaction, TaskRow task) {
        if (task.shaky()) {
            outbox.event(transaction, task.id(), task.stateVersion(), new Event.FindingClosed(id(task)));
        }
        task.steady();
    }

    private static UUID id(TaskRow task) {
        return Finding.idOf(task.id(), ControlProblem.WORKER_KEEPS_ENDING.code(), SUBJECT);
    }
}
