package io.godwit.gateway.access;

import io.godwit.gateway.request.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key that shall be made. */
@Schema(name = "KeyRequest")
public record KeyRequest(
        @Schema(description = "As the audit will show it.", examples = "ci")
        @NotNull(message = Names.REQUIRED)
        @Pattern(regexp = Names.PATTERN, message = Names.MESSAGE)
        String name,

        @NotNull(message = Names.REQUIRED) Role role,

        @Schema(
                description = "Whether values of rows may be shown, keys of ledger entries for example. Unless told"
                        + " otherwise an operator and an admin may see them, a viewer not.")
        @Nullable
        Boolean values) {}
