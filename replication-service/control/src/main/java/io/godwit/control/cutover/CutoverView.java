package io.godwit.control.cutover;

import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.PlannedStep;
import io.godwit.platform.task.WorkerReport.TableReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A cut-over for people: its steps as they are, the plan of one that was not begun, and what the last comparison said.
 *
 * @param outcome {@code planned}, {@code running}, {@code done}, {@code undone}
 * @param standstillMillis from the step that stopped the writes to the one that opened the target
 * @param position where the source's log ended
 * @param tables as they were compared last
 */
public record CutoverView(
        Optional<UUID> cutover,
        String outcome,
        List<CutoverStep> steps,
        List<PlannedStep> plan,
        Optional<Instant> begunAt,
        Optional<Instant> endedAt,
        Optional<Long> standstillMillis,
        Optional<String> position,
        List<TableReport> tables) {

    /** @param rehearsal as a worker that was ready told it; empty where none was */
    public static CutoverView of(
            MigrationSpec spec,
            Optional<UUID> cutover,
            List<CutoverStep> steps,
            List<PlannedStep> rehearsal,
            List<TableReport> tables) {
        String outcome = outcome(steps);
        return new CutoverView(
                cutover,
                outcome,
                steps,
                rehearsal.isEmpty() ? CutoverPlan.of(spec) : rehearsal,
                steps.stream().findFirst().flatMap(CutoverStep::startedAt),
                outcome.equals("done") || outcome.equals("undone")
                        ? steps.getLast().endedAt()
                        : Optional.empty(),
                standstill(steps),
                done(steps, "read position").map(CutoverStep::detail),
                tables);
    }

    private static String outcome(List<CutoverStep> steps) {
        if (steps.isEmpty()) {
            return "planned";
        }
        if (steps.stream().anyMatch(step -> step.state() == CutoverStep.State.COMPENSATED)) {
            return "undone";
        }
        // A worker that died after the opening is followed by one that tells only "done".
        return done(steps, "open").or(() -> done(steps, "done")).isPresent() ? "done" : "running";
    }

    private static Optional<Long> standstill(List<CutoverStep> steps) {
        Optional<Instant> frozen = named(steps, "freeze").flatMap(CutoverStep::startedAt);
        Optional<Instant> opened = done(steps, "open").flatMap(CutoverStep::endedAt);
        return frozen.flatMap(
                from -> opened.map(until -> Duration.between(from, until).toMillis()));
    }

    private static Optional<CutoverStep> done(List<CutoverStep> steps, String name) {
        return named(steps, name).filter(step -> step.state() == CutoverStep.State.DONE);
    }

    private static Optional<CutoverStep> named(List<CutoverStep> steps, String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }
}
