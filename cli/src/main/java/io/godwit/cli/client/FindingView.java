package io.godwit.cli.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.godwit.platform.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One finding as {@code GET /api/v1/migrations/{name}/findings} shows it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FindingView(
        String id,
        @Nullable String owner,
        Problem problem,
        long count,
        @Nullable Instant raisedAt,
        @Nullable Instant closedAt,
        @Nullable Acceptance accepted) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Acceptance(
            @Nullable String by,
            @Nullable String reason,
            @Nullable Instant at) {}

    public boolean open() {
        return closedAt == null && accepted == null;
    }
}
