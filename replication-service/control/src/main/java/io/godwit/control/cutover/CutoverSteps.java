package io.godwit.control.cutover;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.control.ControlProblem;
import io.godwit.control.task.OrderRow;
import io.godwit.control.task.TaskRow;
import io.godwit.control.task.WorkerRow;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Json;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.Stored;
import io.godwit.platform.service.store.Transaction;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.PlannedStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The checklist of each cut-over, on disk before its worker acts (H24). */
@ApplicationScoped
public class CutoverSteps {
    private final Outbox outbox;
    private final Clock clock;

    CutoverSteps(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Keeps a step; the same again changes nothing. A cut-over that was refused meanwhile does not begin.
     *
     * @param task locked
     */
    public void keep(Transaction transaction, TaskRow task, WorkerRow worker, CutoverStep step) {
        var id = new StepRow.Id(step.cutover(), step.number());
        Optional<StepRow> known = transaction.find(StepRow.class, id);
        if (known.filter(row -> row.step().equals(step)).isPresent()) {
            return;
        }
        Optional<OrderRow> order = transaction.lock(OrderRow.class, step.cutover());
        if (order.filter(OrderRow::open).isEmpty()
                && of(transaction, step.cutover()).isEmpty()) {
            throw new ProblemException(ControlProblem.NOT_NOW, "This cut-over is not wanted (any more).");
        }
        StepRow row = known.orElseGet(StepRow::new);
        row.now(step);
        if (known.isEmpty()) {
            row.id = id;
            row.task = task.id();
            transaction.persist(row);
        }
        order.filter(OrderRow::open).ifPresent(open -> note(open, worker, step));
        tell(transaction, task, step);
    }

    private void note(OrderRow order, WorkerRow worker, CutoverStep step) {
        Instant deadline = step.deadline();
        if (!worker.cutover().equals(Optional.of(order.id()))) {
            order.begun(worker.instance(), deadline);
        }
        if (step.state() == CutoverStep.State.COMPENSATED) {
            order.compensated(clock.instant());
        }
    }

    private void tell(Transaction transaction, TaskRow task, CutoverStep step) {
        JsonNode state = Json.mapper().valueToTree(step.state());
        var event = new Event.CutoverStepChanged(
                step.number(), step.name(), state.asText(), step.detail(), clock.instant());
        outbox.event(transaction, task.id(), task.stateVersion(), event);
    }

    /** Keeps what a worker that is ready would do. @param task locked */
    public void rehearsed(Transaction transaction, UUID task, List<PlannedStep> told) {
        transaction.execute(
                "INSERT INTO rehearsal (task, steps, told_at) VALUES (?1, ?2, ?3) ON CONFLICT (task)"
                        + " DO UPDATE SET steps = excluded.steps, told_at = excluded.told_at",
                task,
                Stored.write(told),
                clock.instant());
    }

    /** What the worker told last; empty where it was never ready. */
    public List<PlannedStep> rehearsal(Transaction transaction, UUID task) {
        return transaction.rows("SELECT steps FROM rehearsal WHERE task = ?1", task).stream()
                .flatMap(row -> Stream.of(Stored.read((String) row[0], PlannedStep[].class)))
                .toList();
    }

    /** In their order. */
    public List<CutoverStep> of(Transaction transaction, UUID cutover) {
        return transaction
                .list(
                        StepRow.class,
                        "from StepRow where id.cutover = :cutover order by id.number",
                        Map.of("cutover", cutover))
                .stream()
                .map(StepRow::step)
                .toList();
    }

    /** The last cut-over of a task that was begun. */
    public Optional<UUID> last(Transaction transaction, UUID task) {
        return transaction
                .rows(
                        "SELECT o.id FROM task_order o WHERE o.task = ?1 AND o.type = 'cutover'"
                                + " AND EXISTS (SELECT FROM cutover_step s WHERE s.cutover = o.id)"
                                + " ORDER BY o.number DESC LIMIT 1",
                        task)
                .stream()
                .map(row -> (UUID) row[0])
                .findFirst();
    }

    /** Why a cut-over was undone, by its steps. */
    public Optional<String> failure(Transaction transaction, UUID cutover) {
        return of(transaction, cutover).stream()
                .filter(step -> step.state() == CutoverStep.State.FAILED)
                .map(step -> step.name() + ": " + step.detail())
                .reduce((first, last) -> last);
    }
}
