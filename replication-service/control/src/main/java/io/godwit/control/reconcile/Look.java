package io.godwit.control.reconcile;

import io.godwit.control.launch.WorkerLauncher;
import io.godwit.control.reconcile.Situation.Cutover;
import io.godwit.control.reconcile.Situation.Gone;
import io.godwit.control.reconcile.Situation.Living;
import io.godwit.control.reconcile.Situation.Nobody;
import io.godwit.control.reconcile.Situation.Seen;
import io.godwit.control.reconcile.Situation.Wishes;
import io.godwit.control.task.OrderRow;
import io.godwit.control.task.ReportRow;
import io.godwit.control.task.TaskRow;
import io.godwit.control.task.Tasks;
import io.godwit.control.task.WorkerRow;
import io.godwit.platform.message.Command;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks at what is wanted of a task and at what became of its worker. */
@ApplicationScoped
class Look {
    private final StateStore store;
    private final Tasks tasks;
    private final WorkerLauncher launcher;
    private final Clock clock;

    Look(StateStore store, Tasks tasks, WorkerLauncher launcher, Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.launcher = launcher;
        this.clock = clock;
    }

    Optional<Situation> at(UUID id, Instant listeningSince) {
        return store.transaction(transaction -> tasks.find(transaction, id)
                .map(task -> new Situation(
                        new Situation.Task(
                                task.intent(),
                                task.phase(),
                                task.failure().isPresent(),
                                tasks.hasPlan(transaction, task),
                                task.specVersion(),
                                task.specSince(),
                                task.startAfter()),
                        wishes(tasks.openOrders(transaction, id)),
                        seen(transaction, task),
                        listeningSince,
                        clock.instant())));
    }

    private static Wishes wishes(List<OrderRow> open) {
        return new Wishes(
                open.stream().anyMatch(order -> order.is(Command.Cancel.class)),
                open.stream().anyMatch(order -> order.is(Command.Clean.class)),
                open.stream()
                        .filter(OrderRow::unsettled)
                        .map(order -> new Cutover(order.id(), order.deadline().orElse(order.askedAt())))
                        .findFirst());
    }

    private Seen seen(Transaction transaction, TaskRow task) {
        Optional<WorkerRow> present = tasks.present(transaction, task.id());
        if (present.isEmpty()) {
            return new Nobody();
        }
        WorkerRow worker = present.get();
        return switch (launcher.look(task.id(), worker.instance())) {
            case WorkerLauncher.Alive _ -> new Living(worker.specVersion(), worker.startedAt(), worker.reportedAt());
            case WorkerLauncher.Ended ended ->
                new Gone(worker.specVersion(), ended.exit(), complained(transaction, task, worker));
        };
    }

    private static boolean complained(Transaction transaction, TaskRow task, WorkerRow worker) {
        return transaction
                .find(ReportRow.class, task.id())
                .filter(row -> row.instance().equals(worker.instance()))
                .filter(row -> row.report().failure().isPresent())
                .isPresent();
    }
}
