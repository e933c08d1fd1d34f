package io.godwit.worker.cutover;

import io.godwit.engine.EngineException;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.platform.task.PlannedStep;
import io.godwit.worker.shape.Shaper;
import io.godwit.worker.task.Connections;
import io.godwit.worker.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The cut-over as it would be done now, with its statements, told to control for whoever reads the plan. Nothing is done:
 * the source is only asked. The order of things is that of {@link Cutover}.
 */
public final class Rehearsal {
    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final long EVERY_NANOS = 60_000_000_000L;

    private final Connections connections;
    private final Shaper shaper;
    private final Task task;
    private long lastNanos;
    private boolean told;

    public Rehearsal(Connections connections, Shaper shaper) {
        this.connections = connections;
        this.shaper = shaper;
        this.task = connections.task();
    }

    /** Tells it again where the last one is old; what cannot be asked or told now is tried later. */
    public void refresh() {
        long now = System.nanoTime();
        if (told && now - lastNanos < EVERY_NANOS) {
            return;
        }
        lastNanos = now;
        told = true;
        try (WriteGate gate = task.source().openGate()) {
            task.control().rehearsal(steps(gate));
        } catch (IOException | EngineException e) {
            LOG.infof("the plan of the cut-over is told later: problem=%s", e.getMessage());
        }
    }

    List<PlannedStep> steps(WriteGate gate) {
        var steps = new Numbered();
        steps.add(
                "check",
                "",
                "the lag is under " + task.settings().lagLimitMillis()
                        + " ms, the last comparison is clean, no ledger entry is open, no finding blocks");
        freeze(steps, gate);
        steps.add("read position", "", "the source's log ends here");
        steps.add("drain", "", "the target takes everything up to that position");
        steps.add("compare", "", "what changed since the last comparison, and every table's count");
        if (!connections.state().appliesUnfired()) {
            stage(steps, "foreign keys", Stage.FOREIGN_KEYS, "made now, for changes would have fired them");
        }
        stage(steps, "triggers", Stage.TRIGGERS, "made now, so that no change fired them");
        identity(steps, gate);
        steps.add("open", "", "the target is open, or the source is thawed: one row in the target decides");
        steps.add(
                "done",
                "",
                "the application writes to " + task.migration().target().name() + "; the source stays read-only."
                        + " There is no way back by Godwit yet (H25): what is written to the target from here on is not"
                        + " carried to the source");
        return steps.all;
    }

    private void freeze(Numbered steps, WriteGate gate) {
        String statements = lines(gate.freezeStatements());
        if (Thawing.frozenByGodwit(task)) {
            String may = gate.mayFreeze() ? "" : ". THE ACCOUNT MAY NOT DO THIS: give it the right first";
            steps.add(
                    "freeze",
                    statements,
                    "Godwit stops the writes; if any later step fails: " + String.join("; ", gate.thawStatements())
                            + may);
            steps.add("prove frozen", "", "no session, switch or prepared transaction can still write");
        } else {
            steps.add(
                    "freeze",
                    statements,
                    "a person stops the writes, then confirms: ./godwit confirm "
                            + task.migration().name());
        }
    }

    private void stage(Numbered steps, String name, Stage stage, String detail) {
        List<PlannedStatement> open = shaper.open(stage);
        String statements = open.stream().map(PlannedStatement::sql).collect(Collectors.joining("\n"));
        steps.add(name, statements, open.isEmpty() ? "none is left to make" : open.size() + ", " + detail);
    }

    private void identity(Numbered steps, WriteGate gate) {
        List<String> statements = new ArrayList<>();
        List<PlannedStatement> all = shaper.all(Stage.IDENTITY);
        for (PlannedStatement statement : all) {
            OptionalLong next = shaper.table(statement)
                    .map(table -> gate.nextIdentity(table.source()))
                    .orElse(OptionalLong.empty());
            statements.addAll(connections.state().identityStatements(statement, next));
        }
        steps.add(
                "identity",
                lines(statements),
                all.isEmpty()
                        ? "there are no generators"
                        : "generators go on after the largest value of either side; read again when it is done");
    }

    private static String lines(List<String> statements) {
        return String.join("\n", statements);
    }

    /** Numbers as they come. */
    private static final class Numbered {
        private final List<PlannedStep> all = new ArrayList<>();

        void add(String name, String statement, String detail) {
            all.add(new PlannedStep(all.size() + 1, name, statement, detail));
        }
    }
}
