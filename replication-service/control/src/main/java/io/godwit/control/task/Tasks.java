package io.godwit.control.task;

import io.godwit.control.ControlProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.store.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds tasks, their workers and their orders in the state database. */
@ApplicationScoped
public class Tasks {
    private final Clock clock;

    Tasks(Clock clock) {
        this.clock = clock;
    }

    public Optional<TaskRow> find(Transaction transaction, UUID id) {
        return transaction.find(TaskRow.class, id);
    }

    /** The task, for a change. Throws REP-0301 when there is none. */
    public TaskRow lock(Transaction transaction, UUID id) {
        return transaction.lock(TaskRow.class, id).orElseThrow(() -> noTask(id));
    }

    public static ProblemException noTask(UUID id) {
        return new ProblemException(ControlProblem.NO_TASK, "There is no task of the migration " + id + ".");
    }

    /** Those for which something may be to do: not over, or with an order or a worker left. */
    public List<UUID> unsettled(Transaction transaction) {
        return transaction
                .rows(
                        "SELECT t.id FROM task t WHERE t.phase NOT IN ('DONE', 'CANCELLED')"
                                + " OR EXISTS (SELECT FROM worker w WHERE w.task = t.id AND w.revoked_at IS NULL)"
                                + " OR EXISTS (SELECT FROM task_order o WHERE o.task = t.id AND o.done_at IS NULL) ORDER BY t.id")
                .stream()
                .map(row -> (UUID) row[0])
                .toList();
    }

    /** The worker of a task that is not revoked. */
    public Optional<WorkerRow> present(Transaction transaction, UUID task) {
        return transaction
                .list(WorkerRow.class, "from WorkerRow where task = :task and revokedAt is null", Map.of("task", task))
                .stream()
                .findFirst();
    }

    /** The worker that a token was made for, revoked or not. */
    public Optional<WorkerRow> byToken(Transaction transaction, String tokenSha256) {
        return transaction
                .list(WorkerRow.class, "from WorkerRow where tokenSha256 = :token", Map.of("token", tokenSha256))
                .stream()
                .findFirst();
    }

    /** Notes a worker that is about to be started, and forgets those that are long gone. */
    public WorkerRow note(
            Transaction transaction, TaskRow task, UUID instance, String tokenSha256, Optional<UUID> cutover) {
        transaction.execute("DELETE FROM worker WHERE task = ?1 AND revoked_at < now() - INTERVAL '1 day'", task.id);
        var row = new WorkerRow();
        row.instance = instance;
        row.task = task.id;
        row.tokenSha256 = tokenSha256;
        row.specVersion = task.specVersion;
        row.cutover = cutover.orElse(null);
        row.startedAt = clock.instant();
        return transaction.persist(row);
    }

    /** In the order in which they were asked for. */
    public List<OrderRow> openOrders(Transaction transaction, UUID task) {
        return transaction.list(
                OrderRow.class,
                "from OrderRow where task = :task and doneAt is null order by number",
                Map.of("task", task));
    }

    /** Findings that a person accepted: each new worker has to be told. */
    public List<OrderRow> accepted(Transaction transaction, UUID task) {
        return transaction.list(
                OrderRow.class,
                "from OrderRow where task = :task and type = 'accept-finding' order by number",
                Map.of("task", task));
    }

    public Optional<byte[]> plan(Transaction transaction, UUID task, String sha256) {
        return transaction.rows("SELECT bytes FROM task_plan WHERE task = ?1 AND sha256 = ?2", task, sha256).stream()
                .map(row -> (byte[]) row[0])
                .findFirst();
    }

    public boolean hasPlan(Transaction transaction, TaskRow task) {
        return !transaction
                .rows("SELECT 1 FROM task_plan WHERE task = ?1 AND sha256 = ?2", task.id, task.planSha256)
                .isEmpty();
    }

    public void keepPlan(Transaction transaction, UUID task, String sha256, byte[] bytes) {
        transaction.execute(
                "INSERT INTO task_plan (task, sha256, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                task,
                sha256,
                bytes);
    }
}
