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
            List<CutoverStep> steps,
            List<PlannedStep> plan,

            @Schema(description = "From the application's last commit there to its first here.") @Nullable
            Long standstillMillis) {}

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

            @Schema(description = "Only for those who may see values.") @Nullable
            Object key,

            Instant openedAt,
            @Nullable Instant closedAt) {}
}
