package io.godwit.control.cutover;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.task.CutoverStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A cut-over for people: its steps as they are, and the plan of one that was not begun.
 *
 * @param standstillMillis from the step that stopped the writes to the one that opened the target
 */
public record CutoverView(
        Optional<UUID> cutover, List<CutoverStep> steps, List<PlannedStep> plan, Optional<Long> standstillMillis) {

    /** @param statement what is executed, where the worker alone does not decide it */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PlannedStep(int number, String name, String statement, String detail) {}

    public static CutoverView of(MigrationSpec spec, Optional<UUID> cutover, List<CutoverStep> steps) {
        return new CutoverView(cutover, steps, CutoverPlan.of(spec), standstill(steps));
    }

    private static Optional<Long> standstill(List<CutoverStep> steps) {
        Optional<Instant> frozen = named(steps, "freeze").flatMap(CutoverStep::startedAt);
        Optional<Instant> opened = named(steps, "open")
                .filter(step -> step.state() == CutoverStep.State.DONE)
                .flatMap(CutoverStep::endedAt);
        return frozen.flatMap(
                from -> opened.map(until -> Duration.between(from, until).toMillis()));
    }

    private static Optional<CutoverStep> named(List<CutoverStep> steps, String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }
}
