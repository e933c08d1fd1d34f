package io.godwit.platform.migration;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What is true of a migration, in the manner of Kubernetes.
 *
 * @param reason one CamelCase word
 * @param version the state version it was seen at
 */
public record Condition(Type type, Status status, String reason, String message, Instant time, long version) {

    public enum Type {
        @JsonProperty("PreconditionsMet")
        PRECONDITIONS_MET,
        @JsonProperty("SchemaApplied")
        SCHEMA_APPLIED,
        @JsonProperty("Loaded")
        LOADED,
        @JsonProperty("Converged")
        CONVERGED,
        @JsonProperty("CaughtUp")
        CAUGHT_UP,
        @JsonProperty("Verified")
        VERIFIED,
        @JsonProperty("ReadyForCutover")
        READY_FOR_CUTOVER,
        @JsonProperty("Completed")
        COMPLETED,
        @JsonProperty("Paused")
        PAUSED,
        @JsonProperty("Failed")
        FAILED
    }

    public enum Status {
        @JsonProperty("True")
        TRUE,
        @JsonProperty("False")
        FALSE,
        @JsonProperty("Unknown")
        UNKNOWN
    }
}
