package io.godwit.platform.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One step of a cut-over. The worker posts it before it acts and again when it is done, to
 * {@code PUT /worker/v1/tasks/{task}/cutovers/{cutover}/steps/{number}}; it goes on when control has it on disk.
 *
 * @param compensation what undoes it, {@code thaw} or empty
 * @param deadline when a watchdog undoes the cut-over, whoever runs it
 */
public record CutoverStep(
        UUID cutover,
        int number,
        String name,
        State state,
        String detail,
        String compensation,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Instant deadline) {
    public enum State {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("compensated")
        COMPENSATED
    }
}
