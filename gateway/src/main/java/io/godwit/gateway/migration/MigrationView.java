package io.godwit.gateway.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.godwit.gateway.road.Action;
import io.godwit.gateway.road.Facts;
import io.godwit.gateway.road.Moment;
import io.godwit.gateway.road.Road;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import io.godwit.platform.migration.MigrationSpec.SelectionSpec;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A migration as it is shown. */
@Schema(name = "Migration")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigrationView(
        String name,
        UUID id,
        @Schema(description = "What runs now.") Phase phase,

        @Schema(description = "True while a cancelling is under way; the phase is kept until it is done.")
        boolean cancelling,

        @Schema(description = "The state version; the ETag.")
        long version,

        Instant createdAt,
        Instant changedAt,
        @Schema(description = "Name of the endpoint.") String source,
        @Schema(description = "Name of the endpoint.") String target,
        SelectionSpec selection,
        Map<String, String> policies,
        ReplicationSettings settings,
        @Schema(description = "What is true.") List<Condition> conditions,

        @Schema(description = "The actions that would be accepted now.")
        List<Action> actions,

        @Nullable Summary assessment,
        @Nullable Summary conversion,
        @Nullable Problem failure,

        @Schema(description = "What stands, or may stand, on the endpoints.")
        Facts.Traces traces) {

    /** Counts by name. */
    @Schema(name = "Counts")
    public record Summary(Map<String, Long> counts) {
        static @Nullable Summary of(Map<String, Long> counts) {
            return counts.isEmpty() ? null : new Summary(counts);
        }
    }

    static MigrationView of(MigrationRow row, String source, String target) {
        Road road = row.road();
        Facts facts = road.facts();
        Wanted wanted = row.wanted();
        return new MigrationView(
                row.name,
                row.id,
                road.phase(),
                road instanceof Road.Cancelling,
                row.version,
                row.createdAt,
                row.changedAt,
                source,
                target,
                wanted.selection(),
                wanted.policies(),
                wanted.settings(),
                List.copyOf(facts.conditions().values()),
                Action.legalIn(road, new Moment(row.changedAt, row.version + 1)),
                Summary.of(facts.assessment()),
                Summary.of(facts.conversion()),
                facts.failure().orElse(null),
                facts.traces());
    }
}
