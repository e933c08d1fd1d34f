package io.godwit.control.reconcile;

import io.godwit.control.ControlProblem;
import io.godwit.control.launch.Launch;
import io.godwit.control.launch.WorkerLauncher;
import io.godwit.control.report.Reports;
import io.godwit.control.report.Shaky;
import io.godwit.control.report.TaskMetrics;
import io.godwit.control.task.OrderRow;
import io.godwit.control.task.Orders;
import io.godwit.control.task.ReportRow;
import io.godwit.control.task.RowKeys;
import io.godwit.control.task.TaskRow;
import io.godwit.control.task.Tasks;
import io.godwit.control.task.WorkerRow;
import io.godwit.control.workerapi.Tokens;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Begins and ends workers. The order of things makes it safe to die in between: a worker is noted before it is started, and
 * its token is revoked before it is killed; what is left of it is found by its instance at the next look.
 */
@ApplicationScoped
class WorkerLife {
    private static final Logger LOG = Logger.getLogger(WorkerLife.class);
    private static final int START_ATTEMPTS = 5;

    private final StateStore store;
    private final Tasks tasks;
    private final Reports reports;
    private final Orders orders;
    private final Outbox outbox;
    private final WorkerLauncher launcher;
    private final RowKeys rowKeys;
    private final Shaky shaky;
    private final TaskMetrics metrics;
    private final Clock clock;

    WorkerLife(
            StateStore store,
            Tasks tasks,
            Reports reports,
            Orders orders,
            Outbox outbox,
            WorkerLauncher launcher,
            RowKeys rowKeys,
            Shaky shaky,
            TaskMetrics metrics,
            Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.reports = reports;
        this.orders = orders;
        this.outbox = outbox;
        this.launcher = launcher;
        this.rowKeys = rowKeys;
        this.shaky = shaky;
        this.metrics = metrics;
        this.clock = clock;
    }

    void launch(UUID id, Optional<UUID> cutover) {
        String token = Tokens.create();
        UUID instance = UUID.randomUUID();
        Launch launch = store.transaction(transaction -> {
            TaskRow task = tasks.lock(transaction, id);
            tasks.note(transaction, task, instance, Tokens.sha256(token), cutover);
            return new Launch(id, instance, task.spec(), task.planSha256(), token, cutover, rowKeys.of(task));
        });
        try {
            launcher.start(launch);
            LOG.infof("worker started: task=%s instance=%s", id, instance);
        } catch (ProblemException e) {
            notStarted(id, e.problem());
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "worker not started: task=%s", id);
            notStarted(id, Problem.of(ControlProblem.WORKER_NOT_STARTED, String.valueOf(e.getMessage())));
        }
    }

    private void notStarted(UUID id, Problem problem) {
        LOG.warnf("worker not started: task=%s problem=%s", id, problem.code());
        end(id, (transaction, task) -> {
            boolean mayPass = problem.code().equals(ControlProblem.WORKER_NOT_STARTED.code());
            if (mayPass && task.attempts() < START_ATTEMPTS) {
                task.again(clock.instant());
            } else {
                failed(transaction, task, problem);
            }
        });
    }

    void replace(UUID id, String why) {
        LOG.warnf("worker replaced: task=%s why=%s", id, why);
        again(id, why);
    }

    void retire(UUID id) {
        LOG.infof("worker put away: task=%s", id);
        end(id, (transaction, task) -> {});
    }

    void again(UUID id, String why) {
        LOG.warnf("worker ended, another one starts: task=%s why=%s", id, why);
        end(id, (transaction, task) -> {
            shaky.again(transaction, task, why);
            reports.workerLost(transaction, task, why + "; another worker takes over");
        });
    }

    void giveUp(UUID id) {
        end(id, (transaction, task) -> {
            Problem problem = lastWords(transaction, task);
            LOG.errorf("the task stands until a person resumes it: task=%s problem=%s", id, problem.code());
            failed(transaction, task, problem);
        });
    }

    void cancelHere(UUID id) {
        store.run(transaction -> {
            TaskRow task = tasks.lock(transaction, id);
            if (!task.over() && tasks.present(transaction, id).isEmpty()) {
                reports.phase(transaction, task, Phase.CANCELLED);
                transaction.afterCommit(() -> metrics.forget(id));
                orders.endAll(transaction, task, tasks.openOrders(transaction, id));
            }
        });
    }

    /** A cut-over that is not settled is tried on, so the pause counts; all else waits for a person. */
    private void failed(Transaction transaction, TaskRow task, Problem problem) {
        task.failed(problem);
        task.again(clock.instant());
        reports.workerLost(transaction, task, "the worker gave up");
        String step = task.over() ? "clean" : "replicate";
        outbox.event(transaction, task.id(), task.stateVersion(), new Event.StepFailed(step, problem));
        for (OrderRow order : tasks.openOrders(transaction, task.id())) {
            if (order.is(Command.Clean.class)) {
                orders.end(transaction, task, order, Optional.of(problem));
            }
        }
    }

    private Problem lastWords(Transaction transaction, TaskRow task) {
        Optional<UUID> instance = tasks.present(transaction, task.id()).map(WorkerRow::instance);
        return transaction
                .find(ReportRow.class, task.id())
                .filter(row -> instance.equals(Optional.of(row.instance())))
                .flatMap(row -> row.report().failure())
                .orElseGet(() -> Problem.of(
                        ControlProblem.WORKER_FAILED,
                        "It ended before it could report; see worker-" + task.name() + ".log."));
    }

    /** Revokes the present worker together with what its end means, then removes it. */
    private void end(UUID id, BiConsumer<Transaction, TaskRow> meaning) {
        Optional<UUID> ended = store.transaction(transaction -> {
            TaskRow task = tasks.lock(transaction, id);
            Optional<WorkerRow> present = tasks.present(transaction, id);
            if (present.isPresent()) {
                meaning.accept(transaction, task);
                present.get().revoke(clock.instant());
                if (task.intent() == TaskRow.Intent.PAUSE && !task.over()) {
                    reports.rests(transaction, task);
                }
                if (task.over()) {
                    transaction.afterCommit(() -> metrics.forget(id));
                }
            }
            return present.map(WorkerRow::instance);
        });
        ended.ifPresent(instance -> launcher.end(id, instance));
    }
}
