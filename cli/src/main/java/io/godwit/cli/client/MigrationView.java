package io.godwit.cli.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A migration as {@code GET /api/v1/migrations/{name}} shows it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MigrationView(
        String name,
        String id,
        Phase phase,
        long version,
        String source,
        String target,
        @Nullable List<Condition> conditions,
        @Nullable List<String> actions,
        @Nullable Summary assessment,
        @Nullable Summary conversion,
        @Nullable Problem failure,
        @Nullable Traces traces) {

    /**
     * @param standing something of Godwit stands on an endpoint, or may
     * @param remaining statements for a person
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Traces(boolean standing, @Nullable List<String> remaining) {}

    /** Whether something of Godwit stands on an endpoint, or may. */
    public boolean standing() {
        return traces != null && traces.standing();
    }

    /** Statements by which a person removes what Godwit could not. */
    public List<String> remaining() {
        return traces == null || traces.remaining() == null ? List.of() : traces.remaining();
    }

    /** Counts by name: tables, views, routines, triggers, convertible, actions, passed, warned, failed, compiled … */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Summary(@Nullable Map<String, Long> counts) {
        public long count(String name) {
            return counts == null ? 0 : counts.getOrDefault(name, 0L);
        }
    }

    public Optional<Condition> condition(Condition.Type type) {
        return conditions == null
                ? Optional.empty()
                : conditions.stream()
                        .filter(condition -> condition.type() == type)
                        .findFirst();
    }

    public boolean holds(Condition.Type type) {
        return condition(type)
                .filter(condition -> condition.status() == Condition.Status.TRUE)
                .isPresent();
    }

    public boolean offers(String action) {
        return actions != null && actions.contains(action);
    }
}
