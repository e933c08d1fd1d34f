package io.godwit.platform.problem;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a finding matters. */
public enum Severity {
    @JsonProperty("info")
    INFO,
    @JsonProperty("warning")
    WARNING,
    /** A table does not move, or not as asked. */
    @JsonProperty("error")
    ERROR,
    /** Nothing goes on before it is mended or accepted. */
    @JsonProperty("blocking")
    BLOCKING
}
