package io.godwit.gateway.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.godwit.platform.problem.Problem;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A finding as it is shown. */
@Schema(name = "Finding")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingView(
        UUID id,

        @Schema(description = "The service that raised it and closes it.")
        String owner,

        Problem problem,

        @Schema(description = "How many rows or objects it is about.")
        long count,

        Instant raisedAt,

        @Schema(description = "Missing while it is open.") @Nullable
        Instant closedAt,

        @Nullable Acceptance accepted) {

    /** Somebody takes it as it is. */
    @Schema(name = "Acceptance")
    public record Acceptance(String by, String reason, Instant at) {}

    static FindingView of(FindingRow row) {
        Acceptance accepted = row.acceptedAt == null
                ? null
                : new Acceptance(
                        Objects.requireNonNull(row.acceptedBy),
                        Objects.requireNonNull(row.acceptedReason),
                        row.acceptedAt);
        return new FindingView(row.id, row.owner, row.problem(), row.count, row.raisedAt, row.closedAt, accepted);
    }
}
