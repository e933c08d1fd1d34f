package io.godwit.cli.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What changes every second: {@code GET /api/v1/migrations/{name}/progress}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProgressView(
        long rowsTotal,
        long rowsLoaded,
        long bytesLoaded,
        double rowsPerSecond,
        double bytesPerSecond,
        long chunksTotal,
        long chunksDone,
        long changesApplied,
        double changesPerSecond,
        long lagMillis,
        long rowsCompared,
        long rowsDiffering,
        long ledgerOpen,
        @Nullable String position,
        long retainedLogBytes,
        @Nullable Instant capturedSince,
        @Nullable Instant reportedAt) {
    public static final ProgressView NONE =
            new ProgressView(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, 0, null, null);
}
