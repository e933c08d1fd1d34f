package io.godwit.control.report;

import io.godwit.control.ControlProblem;
import io.godwit.control.cutover.CutoverSteps;
import io.godwit.control.task.Desires;
import io.godwit.control.task.OrderRow;
import io.godwit.control.task.Orders;
import io.godwit.control.task.ReportRow;
import io.godwit.control.task.TaskRow;
import io.godwit.control.task.Tasks;
import io.godwit.control.task.WorkerRow;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.Transaction;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.WorkerReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A report, in one transaction: 1 it is kept; 2 what it tells anew becomes events; 3 the results end their orders; 4 a
 * cut-over that is settled ends; 5 the answer says what is wanted now.
 */
@ApplicationScoped
public class Reports {
    private static final Duration WORD_ON_THE_CUTOVER = Duration.ofSeconds(3);
    private static final Duration BEGIN_LIMIT = Duration.ofMinutes(2);
    private static final Duration STEADY = Duration.ofMinutes(2);

    private final Tasks tasks;
    private final Orders orders;
    private final CutoverSteps steps;
    private final Outbox outbox;
    private final Shaky shaky;
    private final TaskMetrics metrics;
    private final Clock clock;

    Reports(
            Tasks tasks,
            Orders orders,
            CutoverSteps steps,
            Outbox outbox,
            Shaky shaky,
            TaskMetrics metrics,
            Clock clock) {
        this.tasks = tasks;
        this.orders = orders;
        this.steps = steps;
        this.outbox = outbox;
        this.shaky = shaky;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param task locked @param worker the present one, which sent the report */
    public DesiredState take(Transaction transaction, TaskRow task, WorkerRow worker, WorkerReport report) {
        Instant now = clock.instant();
        worker.reported(report.epoch(), now);
        if (worker.startedAt().plus(STEADY).isBefore(now)) {
            shaky.steady(transaction, task);
        }
        if (report.failure().isEmpty()) {
            task.recovered();
        }
        keep(transaction, task, report, now);
        List<OrderRow> open = tasks.openOrders(transaction, task.id());
        results(transaction, task, worker, report, open);
        settle(transaction, task, worker, report, open);
        if (task.over()) {
            orders.endAll(transaction, task, open);
        }
        transaction.afterCommit(() -> metrics.hear(task.name(), report));
        List<OrderRow> left = open.stream().filter(OrderRow::open).toList();
        return Desires.of(task, worker, left, tasks.accepted(transaction, task.id()));
    }

    /** Says that nobody works on the task at the moment. */
    public void workerLost(Transaction transaction, TaskRow task, String message) {
        transaction.lock(ReportRow.class, task.id()).ifPresent(row -> {
            Told told = row.told(Told.class);
            if (told.conditions().containsKey(Condition.Type.CAUGHT_UP)) {
                var lost = new Condition(
                        Condition.Type.CAUGHT_UP,
                        Condition.Status.UNKNOWN,
                        "WorkerLost",
                        message,
                        clock.instant(),
                        task.stateVersion());
                row.told(told.with(lost));
                tell(transaction, task, new Event.ConditionChanged(lost));
            }
        });
    }

    /** Says that a paused task rests, for nobody works on it. */
    public void rests(Transaction transaction, TaskRow task) {
        var rests = new Condition(
                Condition.Type.PAUSED,
                Condition.Status.TRUE,
                "Resting",
                "no worker runs",
                clock.instant(),
                task.stateVersion());
        transaction
                .lock(ReportRow.class, task.id())
                .ifPresent(row -> row.told(row.told(Told.class).with(rests)));
        tell(transaction, task, new Event.ConditionChanged(rests));
    }

    /** Tells a phase that no report brought. */
    public void phase(Transaction transaction, TaskRow task, Phase phase) {
        task.phase(phase);
        transaction
                .lock(ReportRow.class, task.id())
                .ifPresent(row -> row.told(row.told(Told.class).with(phase)));
        tell(transaction, task, new Event.PhaseChanged(phase));
    }

    private void keep(Transaction transaction, TaskRow task, WorkerReport report, Instant now) {
        Optional<ReportRow> known = transaction.find(ReportRow.class, task.id());
        ReportRow row = known.orElseGet(() -> ReportRow.of(task.id()));
        Told before = known.map(kept -> kept.told(Told.class)).orElse(Told.NOTHING);
        Telling telling = Telling.of(before, report, now);
        row.told(telling.after());
        row.reported(report, now);
        if (known.isEmpty()) {
            transaction.persist(row);
        }
        task.phase(telling.after().phase());
        telling.events().forEach(event -> tell(transaction, task, event));
    }

    private void results(
            Transaction transaction, TaskRow task, WorkerRow worker, WorkerReport report, List<OrderRow> open) {
        Map<UUID, OrderRow> byId = open.stream().collect(Collectors.toMap(OrderRow::id, Function.identity()));
        for (var result : report.done()) {
            OrderRow order = byId.get(result.order());
            if (order != null) {
                orders.result(transaction, task, order, result);
            }
        }
        for (OrderRow accepted : tasks.accepted(transaction, task.id())) {
            if (report.done().stream().anyMatch(result -> result.order().equals(accepted.id()))) {
                accepted.known(worker.instance());
            }
        }
    }

    /** A cut-over ends by its steps too, for the worker that could have said more may be gone. */
    private void settle(
            Transaction transaction, TaskRow task, WorkerRow worker, WorkerReport report, List<OrderRow> open) {
        for (OrderRow order : open) {
            if (!order.open() || !order.is(Command.Cutover.class) || task.over()) {
                continue;
            }
            if (order.begunBy().isEmpty()) {
                expire(transaction, task, order);
                continue;
            }
            boolean goneOn = worker.cutover().equals(Optional.of(order.id()))
                    && report.phase().compareTo(Phase.LOADING) >= 0
                    && report.phase() != Phase.CUTTING_OVER;
            if (goneOn && order.compensatedAt().isEmpty()) {
                order.compensated(clock.instant());
            }
            boolean told = order.compensatedAt()
                    .filter(at -> goneOn || at.plus(WORD_ON_THE_CUTOVER).isBefore(clock.instant()))
                    .isPresent();
            if (told) {
                String why = steps.failure(transaction, order.id()).orElse("Its worker ended in the middle of it.");
                orders.end(transaction, task, order, Optional.of(Problem.of(ControlProblem.CUTOVER_UNDONE, why)));
            }
        }
    }

    /** Nobody expects a standstill long after it was asked for. */
    private void expire(Transaction transaction, TaskRow task, OrderRow order) {
        if (order.askedAt().plus(BEGIN_LIMIT).isBefore(clock.instant())) {
            String why = "No worker could begin it within " + BEGIN_LIMIT.toMinutes() + " minutes.";
            orders.end(transaction, task, order, Optional.of(Problem.of(ControlProblem.NOT_NOW, why)));
        }
    }

    private void tell(Transaction transaction, TaskRow task, Event event) {
        outbox.event(transaction, task.id(), task.stateVersion(), event);
    }
}
