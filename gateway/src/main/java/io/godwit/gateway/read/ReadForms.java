package io.godwit.gateway.read;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.WorkerReport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The forms of what control answers, for the contract; the answers are passed on as they come. */
final class ReadForms {
    private ReadForms() {}

    /** @param progress its fields stand beside the others */
    @Schema(name = "Progress")
    record Progress(
            Phase phase,
            @Nullable Instant reportedAt,
            @JsonUnwrapped WorkerReport.Progress progress) {}

    @Schema(name = "Cutover")
    record Cutover(
            @Nullable UUID cutover,

            @Schema(description = "planned, running, done or undone.")
            String outcome,

            List<CutoverStep> steps,

            @Schema(description = "With its statements once the migration was ready.")
            List<PlannedStep> plan,

            @Nullable Instant begunAt,
            @Nullable Instant endedAt,

            @Schema(description = "From the step that stopped the writes to the one that opened the target.") @Nullable
            Long standstillMillis,

            @Schema(description = "Where the source's log ended.") @Nullable
            String position,

            @Schema(description = "As they were compared last.")
            List<WorkerReport.TableReport> tables) {}

    @Schema(name = "Trace")
    record Trace(
            String id,
            @Schema(description = "source or target.") String side,
            @Schema(description = "The endpoint's name.") String endpoint,
            String what,

            @Schema(description = "Statements; none where it ends with the worker.")
            List<String> removal,

            @Schema(description = "What grows while it stands.")
            String meanwhile,

            Instant madeAt) {}

    @Schema(name = "PlannedStep")
    record PlannedStep(int number, String name, @Nullable String statement, String detail) {}

    @Schema(name = "LedgerEntry")
    record LedgerEntry(
            long id,
            String table,
            String kind,
            String column,
            String rule,
            String reason,

            @Schema(description = "Of the row, as text; only for those who may see values.") @Nullable
            String key,

            Instant openedAt,
            @Nullable Instant closedAt) {}
}
