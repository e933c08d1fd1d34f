package io.godwit.gateway.migration;

import io.godwit.gateway.request.Names;
import io.godwit.gateway.road.Action;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is asked of a migration. */
@Schema(name = "ActionRequest")
public record ActionRequest(
        @Schema(description = "One of the migration's actions.") @NotNull(message = Names.REQUIRED)
        Action action) {

    /** It is under way. @param command by which {@code command-done} in the event stream names it */
    @Schema(name = "Command")
    public record Answer(UUID command) {}
}
