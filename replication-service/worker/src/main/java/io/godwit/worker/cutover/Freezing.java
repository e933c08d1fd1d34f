package io.godwit.worker.cutover;

import io.godwit.engine.cutover.WriteGate;
import io.godwit.platform.message.Command;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.task.DesiredState.Order;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.report.Traces;
import io.godwit.worker.task.Await;
import io.godwit.worker.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The steps that stop the source's writes and prove that they stopped: by Godwit where it may, else by a person. */
final class Freezing {
    private static final Duration PERSON = Duration.ofHours(2);
    private static final Duration PROVE_PERSON = Duration.ofSeconds(5);

    private final Task task;
    private final WriteGate gate;
    private final CutoverJournal journal;
    private final Thawing thawing;
    private final Runnable alive;
    private final Supplier<Instant> time;

    /** @param time the moment until which a cut-over that begins now may last */
    Freezing(
            Task task,
            WriteGate gate,
            CutoverJournal journal,
            Thawing thawing,
            Runnable alive,
            Supplier<Instant> time) {
        this.task = task;
        this.gate = gate;
        this.journal = journal;
        this.thawing = thawing;
        this.alive = alive;
        this.time = time;
    }

    void run() {
        if (Thawing.frozenByGodwit(task)) {
            byGodwit();
        } else {
            byOperator();
        }
    }

    private void byGodwit() {
        if (!gate.mayFreeze()) {
            throw new ProblemException(
                    ReplicationProblem.NOT_READY,
                    "The source's account may not stop writes; give it the right, or let an operator freeze the source.");
        }
        task.progress().traces().register(task.control(), Traces.sourceFrozen(gate.thawStatements()), alive);
        thawing.freezing();
        journal.deadline(time.get());
        journal.begin("freeze", String.join("; ", gate.freezeStatements()), "thaw", alive);
        gate.freeze();
        journal.done("writes are stopped", alive);
        journal.begin("prove frozen", "no session, switch or prepared transaction can still write", "thaw", alive);
        Instant until = Instant.now()
                .plus(Duration.ofSeconds(Math.max(5, task.settings().cutoverSeconds() / 3)));
        List<String> openings = openingsUntil(until);
        if (!openings.isEmpty()) {
            throw new ProblemException(ReplicationProblem.FREEZE_INCOMPLETE, String.join("; ", openings));
        }
        journal.done("nothing can be written", alive);
    }

    private void byOperator() {
        thawing.freezing();
        journal.deadline(Instant.now().plus(PERSON));
        String statements = String.join("; ", gate.freezeStatements());
        journal.begin("freeze", "a person stops the writes, then confirms: " + statements, "", alive);
        List<String> openings = List.of();
        do {
            String still = openings.isEmpty() ? "" : "still open: " + String.join("; ", openings) + ". ";
            journal.waiting(still + "Stop the writes, then confirm: " + statements, alive);
            Order confirmed = confirmation();
            journal.deadline(time.get());
            openings = openingsUntil(Instant.now().plus(PROVE_PERSON));
            task.desire().finished(confirmed, null);
            if (!openings.isEmpty()) {
                journal.deadline(Instant.now().plus(PERSON));
            }
        } while (!openings.isEmpty());
        journal.done("nothing can be written", alive);
    }

    private Order confirmation() {
        while (true) {
            alive.run();
            Optional<Order> order = task.desire().take(200, Command.Confirm.class::isInstance);
            if (order.isPresent()) {
                return order.get();
            }
        }
    }

    private List<String> openingsUntil(Instant until) {
        while (true) {
            alive.run();
            List<String> openings = gate.openings();
            if (openings.isEmpty() || Instant.now().isAfter(until)) {
                return openings;
            }
            Await.pause(50);
        }
    }
}
