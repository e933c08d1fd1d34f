package io.godwit.control.task;

import io.godwit.control.ControlProblem;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.Transaction;
import io.godwit.platform.task.WorkerReport.OrderResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Orders from the command that asks for them to the event that ends them.
 *
 * <pre>
 *   command ─▶ open ── given with each answer to the worker ──▶ done: CommandDone, with the refusal if there is one
 * </pre>
 */
@ApplicationScoped
public class Orders {
    private static final String REMAINS = "REP-0033";

    private final Outbox outbox;
    private final Traces traces;
    private final Clock clock;

    Orders(Outbox outbox, Traces traces, Clock clock) {
        this.outbox = outbox;
        this.traces = traces;
        this.clock = clock;
    }

    public void give(Transaction transaction, Envelope envelope, Command command) {
        var now = clock.instant();
        transaction.persist(OrderRow.of(envelope.migration(), envelope.id(), envelope.stateVersion(), command, now));
    }

    /** The worker's word on an order. Hearing it again changes nothing. */
    public void result(Transaction transaction, TaskRow task, OrderRow order, OrderResult result) {
        if (!order.open()) {
            return;
        }
        Optional<Problem> refusal = result.refusal();
        boolean remains =
                refusal.filter(problem -> problem.code().equals(REMAINS)).isPresent();
        if (order.is(Command.Clean.class) && (refusal.isEmpty() || remains)) {
            Stream<String> told = refusal.stream()
                    .flatMap(problem -> Stream.of(problem.detail().split("; ")));
            List<String> remaining = Stream.concat(told, traces.removal(transaction, task))
                    .distinct()
                    .toList();
            tell(transaction, task, order.stateVersion(), new Event.Cleaned(remaining));
            refusal = Optional.empty();
        }
        end(transaction, task, order, refusal);
    }

    public void end(Transaction transaction, TaskRow task, OrderRow order, Optional<Problem> refusal) {
        order.done(clock.instant());
        tell(transaction, task, order.stateVersion(), new Event.CommandDone(order.id(), refusal));
    }

    /** Ends what is open of a task that is over: what brought it there is done, all else came too late. */
    public void endAll(Transaction transaction, TaskRow task, List<OrderRow> open) {
        for (OrderRow order : open) {
            boolean fulfilled = task.phase() == Phase.DONE
                    ? order.is(Command.Cutover.class) || order.is(Command.Confirm.class)
                    : order.is(Command.Cancel.class);
            if (order.open() && !order.is(Command.Clean.class)) {
                end(transaction, task, order, fulfilled ? Optional.empty() : Optional.of(late(task)));
            }
        }
    }

    private static Problem late(TaskRow task) {
        return Problem.of(
                ControlProblem.NOT_NOW,
                task.phase() == Phase.DONE ? "The target is open already." : "The migration was cancelled.");
    }

    private void tell(Transaction transaction, TaskRow task, long stateVersion, Event event) {
        outbox.event(transaction, task.id(), stateVersion, event);
    }
}
