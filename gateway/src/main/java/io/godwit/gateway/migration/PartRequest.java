package io.godwit.gateway.migration;

import io.godwit.gateway.request.Names;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is asked of a part of a migration. */
public final class PartRequest {
    private PartRequest() {}

    /** Of a table. */
    @Schema(name = "TableActionRequest")
    public record OfTable(
            @Schema(
                    description = "reload reads it again whole; repair the rows that differ.",
                    enumeration = {"reload", "repair"})
            @NotNull(message = Names.REQUIRED)
            @Pattern(regexp = "reload|repair", message = "must be reload or repair.")
            String action) {}

    /** Of a ledger entry. */
    @Schema(name = "LedgerActionRequest")
    public record OfEntry(
            @Schema(description = "Reads the row again from the source.", enumeration = "replay")
            @NotNull(message = Names.REQUIRED)
            @Pattern(regexp = "replay", message = "must be replay.")
            String action) {}

    /** Of a finding. */
    @Schema(name = "FindingActionRequest")
    public record OfFinding(
            @Schema(description = "Takes it as it is.", enumeration = "accept")
            @NotNull(message = Names.REQUIRED)
            @Pattern(regexp = "accept", message = "must be accept.")
            String action,

            @Schema(description = "Why; the audit keeps it.")
            @NotNull(message = Names.REQUIRED)
            @Size(min = 1, max = 1_000, message = "must be 1 to 1000 characters.")
            @Pattern(regexp = "(?s).*\\S.*", message = "must say something.")
            String reason) {}
}
