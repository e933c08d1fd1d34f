package io.godwit.gateway.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dead letter as it is shown: without the message itself. */
@Schema(name = "DeadLetter")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetterView(
        UUID id,

        @Schema(description = "The service that could not handle it.")
        String service,

        String topic,
        @Schema(description = "Id of the migration.") String key,
        @Schema(description = "Code of the problem.") String code,
        String reason,
        Instant arrivedAt,

        @Schema(description = "Missing while it waits.") @Nullable
        Instant replayedAt) {

    /** @param away services that did not answer: their letters are missing here */
    @Schema(name = "DeadLetterList")
    public record Listing(
            java.util.List<DeadLetterView> items,

            @Schema(description = "Services that did not answer; their letters are missing here.")
            java.util.List<String> away) {}
}
