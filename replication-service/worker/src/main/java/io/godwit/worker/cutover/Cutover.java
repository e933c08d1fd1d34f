package io.godwit.worker.cutover;

import io.godwit.engine.change.Position;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.target.TaskState.Decision;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.task.DesiredState.Order;
import io.godwit.worker.order.Readiness;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.shape.Shaper;
import io.godwit.worker.task.Await;
import io.godwit.worker.task.Connections;
import io.godwit.worker.task.Task;
import io.godwit.worker.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The cut-over: a checklist. Each step is in control's database before it is done. Whoever dies, it ends as open or as
 * thawed, never as both: one row in the target decides (H24).
 *
 * <pre>
 *   check ─▶ freeze ─▶ prove ─▶ position ─▶ drain ─▶ compare ─▶ keys ─▶ triggers ─▶ identity ─▶ OPEN ─▶ done
 *               └────────┴─────────┴─ any failure, or the deadline ─┴─────────┴──────────┴──▶ THAW ─▶ compensated
 * </pre>
 */
public final class Cutover {
    private static final String THAW = "thaw";

    private final Connections connections;
    private final SchemaPlan plan;
    private final Shaper shaper;
    private final Verification verification;
    private final Readiness readiness;
    private final Task task;
    private boolean openTried;

    public Cutover(
            Connections connections, SchemaPlan plan, Shaper shaper, Verification verification, Readiness readiness) {
        this.connections = connections;
        this.plan = plan;
        this.shaper = shaper;
        this.verification = verification;
        this.readiness = readiness;
        this.task = connections.task();
    }

    /** True when the target is open; otherwise throws why it is not, and the source writes as before. */
    public boolean run(Order order) {
        List<String> missing = readiness.missing();
        if (!missing.isEmpty()) {
            throw new ProblemException(ReplicationProblem.NOT_READY, String.join("; ", missing));
        }
        var journal = new CutoverJournal(task.control(), order.id(), time());
        var thawing = new Thawing(
                task, connections.state(), order.id(), connections.stream().epoch(), false);
        task.progress().phase(Phase.CUTTING_OVER);
        connections.stream().hurry(true);
        try (WriteGate gate = task.source().openGate();
                var watchdog = new Watchdog(journal::deadline, thawing)) {
            steps(order, journal, gate, thawing, watchdog);
        } catch (RuntimeException e) {
            Undoing.Ending ending = new Undoing(task, journal, thawing).undo(e, openTried);
            if (ending == Undoing.Ending.UNDONE) {
                task.progress().phase(Phase.REPLICATING);
                connections.stream().hurry(false);
                throw ending(e);
            }
        }
        opened(journal);
        return true;
    }

    private void steps(Order order, CutoverJournal journal, WriteGate gate, Thawing thawing, Watchdog watchdog) {
        Runnable alive = () -> {
            connections.check();
            if (watchdog.fired() || Instant.now().isAfter(journal.deadline())) {
                throw new ProblemException(ReplicationProblem.CUTOVER_UNDONE, "The time for the cut-over was over.");
            }
        };
        journal.begin("check", "lag, comparison, ledger and findings allow it", "", alive);
        demand(verification.changed(false), "Rows differ in the comparison before the freeze.");
        journal.done("what changed since the last comparison is equal", alive);

        new Freezing(task, gate, journal, thawing, alive, this::time).run();

        journal.begin("read position", "the source's log ends here", THAW, alive);
        connections.stream().requireLog();
        Position end = connections.questions().current();
        journal.done(end.toJson(), alive);

        journal.begin("drain", "the target takes everything up to that position", THAW, alive);
        drain(end, alive);
        journal.done("the target has everything", alive);

        journal.begin("compare", "what changed since the last comparison, and every table's count", THAW, alive);
        demand(verification.changed(true), "Rows differ in the last comparison.");
        List<String> missing = readiness.missing();
        demand(missing.isEmpty(), "Meanwhile " + String.join("; ", missing) + ".");
        journal.done(plan.tables().size() + " tables are equal", alive);

        shape(journal, alive);

        journal.begin("identity", "generators go on after the largest value of either side", THAW, alive);
        journal.done(identity(gate) + " generators are set", alive);

        journal.begin("open", "the target is open, or the source is thawed: one row decides", THAW, alive);
        alive.run();
        List<String> openings = gate.openings();
        demand(openings.isEmpty(), "The source did not stay frozen: " + String.join("; ", openings));
        drain(connections.questions().current(), alive);
        demand(!verification.outdated(), "The source was written to although it was frozen.");
        openTried = true;
        boolean won = connections
                .state()
                .decide(order.id(), Decision.OPEN, connections.stream().epoch());
        demand(won, "The cut-over was undone meanwhile.");
    }

    private void drain(Position end, Runnable alive) {
        Await.until(() -> connections.stream().reached(end), alive);
    }

    private void shape(CutoverJournal journal, Runnable alive) {
        if (!connections.state().appliesUnfired()) {
            journal.begin("foreign keys", "made now, for changes would have fired them", THAW, alive);
            demand(shaper.stage(Stage.FOREIGN_KEYS), "A foreign key could not be made.");
            journal.done("all foreign keys are there", alive);
        }
        journal.begin("triggers", "made now, so that no change fired them", THAW, alive);
        demand(shaper.stage(Stage.TRIGGERS), "A trigger could not be made.");
        journal.done("all triggers are there", alive);
    }

    /** Also those of a cut-over that was undone: the source went on since. */
    private int identity(WriteGate gate) {
        int set = 0;
        for (PlannedStatement statement : shaper.all(Stage.IDENTITY)) {
            OptionalLong next = shaper.table(statement)
                    .map(table -> gate.nextIdentity(table.source()))
                    .orElse(OptionalLong.empty());
            connections.state().setIdentity(statement, next);
            set++;
        }
        return set;
    }

    /** From here nothing is undone. */
    private void opened(CutoverJournal journal) {
        Runnable patient = () -> {};
        journal.done("the target is open", patient);
        journal.begin("done", "the application writes to the target", "", patient);
        journal.done("the source stays read-only", patient);
        task.progress().conditions().set(Type.COMPLETED, true, "CutOver", "the target is open");
        task.progress().phase(Phase.DONE);
    }

    private Instant time() {
        return Instant.now().plus(Duration.ofSeconds(task.settings().cutoverSeconds()));
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new ProblemException(ReplicationProblem.CUTOVER_UNDONE, otherwise);
        }
    }

    /** What ends the process or breaks the stream goes on as it is; all else is the order's refusal. */
    private static RuntimeException ending(RuntimeException cause) {
        @Nullable String detail = cause.getMessage();
        return switch (cause) {
            case ProblemException known -> known;
            case io.godwit.worker.task.Ended ended -> ended;
            case io.godwit.engine.EngineException engine -> engine;
            default -> new ProblemException(ReplicationProblem.CUTOVER_UNDONE, String.valueOf(detail));
        };
    }
}
