package io.godwit.control.task;

import io.godwit.control.ControlProblem;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What each command makes of a task. Start, pause and resume are done when they are noted; the others are orders. */
@ApplicationScoped
public class TaskCommands {
    private final Tasks tasks;
    private final Orders orders;
    private final Outbox outbox;
    private final Clock clock;

    TaskCommands(Tasks tasks, Orders orders, Outbox outbox, Clock clock) {
        this.tasks = tasks;
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Starts, or goes on with a new specification; a worker of the old one is replaced. */
    public void start(Transaction transaction, Envelope envelope, Command.Start start) {
        if (!start.spec().migration().equals(envelope.migration())) {
            throw notNow("The specification is of another migration.");
        }
        Optional<TaskRow> known = transaction.lock(TaskRow.class, envelope.migration());
        TaskRow task = known.orElseGet(() -> TaskRow.of(start.spec(), clock.instant()));
        if (task.over()) {
            throw notNow("The task is over.");
        }
        task.specified(start.spec(), start.planSha256(), clock.instant());
        if (known.isEmpty()) {
            task.stateVersion = envelope.stateVersion();
            transaction.persist(task);
            outbox.event(transaction, task.id, envelope.stateVersion(), new Event.PhaseChanged(Phase.PREPARING));
        }
        noted(transaction, envelope, task);
    }

    public void pause(Transaction transaction, Envelope envelope) {
        TaskRow task = going(transaction, envelope);
        if (unsettledCutover(transaction, task)) {
            throw notNow("A cut-over is going on.");
        }
        task.intent(TaskRow.Intent.PAUSE);
        noted(transaction, envelope, task);
        if (tasks.present(transaction, task.id()).isEmpty()) {
            outbox.event(transaction, task.id, envelope.stateVersion(), new Event.ConditionChanged(resting(envelope)));
        }
    }

    /** Nobody works on it at the moment, and nobody will. */
    private Condition resting(Envelope envelope) {
        return new Condition(
                Condition.Type.PAUSED,
                Condition.Status.TRUE,
                "Resting",
                "no worker runs",
                clock.instant(),
                envelope.stateVersion());
    }

    public void resume(Transaction transaction, Envelope envelope) {
        TaskRow task = going(transaction, envelope);
        task.going(clock.instant());
        noted(transaction, envelope, task);
    }

    public void work(Transaction transaction, Envelope envelope, Command command) {
        running(transaction, envelope);
        orders.give(transaction, envelope, command);
    }

    public void cutover(Transaction transaction, Envelope envelope, Command command) {
        TaskRow task = running(transaction, envelope);
        if (task.phase() != Phase.REPLICATING) {
            throw notNow("A cut-over starts while changes are replicated.");
        }
        if (task.intent() == TaskRow.Intent.PAUSE) {
            throw notNow("The task is paused.");
        }
        if (openCutover(transaction, task).isPresent()) {
            throw notNow("A cut-over is going on already.");
        }
        orders.give(transaction, envelope, command);
    }

    public void confirm(Transaction transaction, Envelope envelope, Command command) {
        TaskRow task = going(transaction, envelope);
        if (openCutover(transaction, task).isEmpty()) {
            throw notNow("No cut-over waits for the source to be frozen.");
        }
        orders.give(transaction, envelope, command);
    }

    public void cancel(Transaction transaction, Envelope envelope, Command command) {
        TaskRow task = known(transaction, envelope);
        if (task.phase() == Phase.DONE) {
            throw notNow("The target is open already.");
        }
        if (task.over()) {
            noted(transaction, envelope, task);
        } else {
            orders.give(transaction, envelope, command);
        }
    }

    public void clean(Transaction transaction, Envelope envelope, Command command) {
        TaskRow task = known(transaction, envelope);
        if (!task.over()) {
            throw notNow("The task goes on; cancel it first.");
        }
        task.ready(clock.instant());
        orders.give(transaction, envelope, command);
    }

    /** Kept, and told to every worker of the task from now on. */
    public void accept(Transaction transaction, Envelope envelope, Command command) {
        TaskRow task = known(transaction, envelope);
        var order = OrderRow.of(task.id, envelope.id(), envelope.stateVersion(), command, clock.instant());
        order.done(clock.instant());
        transaction.persist(order);
        noted(transaction, envelope, task);
    }

    private TaskRow known(Transaction transaction, Envelope envelope) {
        TaskRow task = tasks.lock(transaction, envelope.migration());
        task.stateVersion = envelope.stateVersion();
        return task;
    }

    private TaskRow going(Transaction transaction, Envelope envelope) {
        TaskRow task = known(transaction, envelope);
        if (task.over()) {
            throw notNow("The task is over.");
        }
        return task;
    }

    private TaskRow running(Transaction transaction, Envelope envelope) {
        TaskRow task = going(transaction, envelope);
        if (task.failure().isPresent()) {
            throw notNow("The task stands since it failed; resume it first.");
        }
        return task;
    }

    private Optional<OrderRow> openCutover(Transaction transaction, TaskRow task) {
        return openOrders(transaction, task).stream()
                .filter(order -> order.is(Command.Cutover.class))
                .findFirst();
    }

    private boolean unsettledCutover(Transaction transaction, TaskRow task) {
        return openOrders(transaction, task).stream().anyMatch(OrderRow::unsettled);
    }

    private List<OrderRow> openOrders(Transaction transaction, TaskRow task) {
        return tasks.openOrders(transaction, task.id);
    }

    private void noted(Transaction transaction, Envelope envelope, TaskRow task) {
        task.stateVersion = envelope.stateVersion();
        outbox.event(
                transaction, task.id, envelope.stateVersion(), new Event.CommandDone(envelope.id(), Optional.empty()));
    }

    private static ProblemException notNow(String why) {
        return new ProblemException(ControlProblem.NOT_NOW, why);
    }
}
