package io.godwit.gateway.migration;

import io.godwit.gateway.request.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A migration that shall be made. */
@Schema(name = "MigrationRequest")
public record MigrationRequest(
        @Schema(examples = "shop")
        @NotNull(message = Names.REQUIRED)
        @Pattern(regexp = Names.PATTERN, message = Names.MESSAGE)
        String name,

        @Schema(description = "Name of an endpoint.", examples = "shop-source")
        @NotNull(message = Names.REQUIRED)
        @Pattern(regexp = Names.PATTERN, message = Names.MESSAGE)
        String source,

        @Schema(description = "Name of another endpoint.", examples = "shop-target")
        @NotNull(message = Names.REQUIRED)
        @Pattern(regexp = Names.PATTERN, message = Names.MESSAGE)
        String target,

        @Valid @Nullable Selection selection,

        @Schema(
                description =
                        "What becomes of types where there is a choice, and of rows that the target refuses: zero-date → null,"
                                + " on-refused-row → table. For one column: shop.created:zero-date → ledger.")
        @Size(max = 1_000, message = "must be at most 1000.")
        @Nullable
        Map<String, String> policies,

        @Valid @Nullable Settings settings) {

    /** Which tables move and how they are named. */
    @Schema(name = "Selection")
    public record Selection(
            @Schema(
                    description =
                            "Bare names of tables; * stands for any characters. All where it is missing or empty.")
            @Size(max = 10_000, message = "must be at most 10000.")
            @Nullable
            List<
                            @NotNull(message = Names.REQUIRED)
                            @Size(min = 1, max = 128, message = "must be 1 to 128 characters.") String>
                    include,

            @Size(max = 10_000, message = "must be at most 10000.") @Nullable
            List<
                            @NotNull(message = Names.REQUIRED)
                            @Size(min = 1, max = 128, message = "must be 1 to 128 characters.") String>
                    exclude,

            @Schema(
                    description = "The source's name → the target's bare name: of a table or view (TABLE), a column"
                            + " (TABLE.COLUMN), or the schema (the database's name).")
            @Size(max = 10_000, message = "must be at most 10000.")
            @Nullable
            Map<String, String> renames,

            @Schema(description = "The schema in the target; the source database's name where it is missing.")
            @Size(max = 63, message = "must be at most 63 characters.")
            @Nullable
            String targetSchema,

            @Schema(
                    description = "Target names in lower case; two that meet so are an error with both names.",
                    defaultValue = "false")
            @Nullable
            Boolean lowerCase) {}

    /** How the rows move. */
    @Schema(name = "Settings")
    public record Settings(
            @Schema(description = "Parallel readers and writers of the load.", defaultValue = "2")
            @Min(value = 1, message = "must be 1 to 64.")
            @Max(value = 64, message = "must be 1 to 64.")
            @Nullable
            Integer loaders,

            @Schema(description = "Rows of a chunk, about.", defaultValue = "100000")
            @Min(value = 1, message = "must be 1 to 10000000.")
            @Max(value = 10_000_000, message = "must be 1 to 10000000.")
            @Nullable
            Integer chunkRows,

            @Schema(description = "The lag under which a cut-over may start, milliseconds.", defaultValue = "5000")
            @Min(value = 1, message = "must be 1 to 86400000.")
            @Max(value = 86_400_000, message = "must be 1 to 86400000.")
            @Nullable
            Long lagLimitMillis,

            @Schema(
                    description = "Who makes the source read-only at the cut-over.",
                    enumeration = {"by-godwit", "by-operator"},
                    defaultValue = "by-godwit")
            @Pattern(regexp = "by-godwit|by-operator", message = "must be by-godwit or by-operator.")
            @Nullable
            String freeze,

            @Schema(description = "How long the source may stand still before it is thawed.", defaultValue = "120")
            @Min(value = 1, message = "must be 1 to 86400.")
            @Max(value = 86_400, message = "must be 1 to 86400.")
            @Nullable
            Integer cutoverSeconds,

            @Schema(description = "Heap of a worker.", defaultValue = "256")
            @Min(value = 64, message = "must be 64 to 65536.")
            @Max(value = 65_536, message = "must be 64 to 65536.")
            @Nullable
            Integer memoryMegabytes) {}
}
