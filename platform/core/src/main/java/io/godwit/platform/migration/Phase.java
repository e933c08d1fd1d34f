package io.godwit.platform.migration;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What runs now. The order is the road's; the gateway's state machine alone moves along it. */
public enum Phase {
    @JsonProperty("created")
    CREATED,
    @JsonProperty("assessing")
    ASSESSING,
    @JsonProperty("assessed")
    ASSESSED,
    @JsonProperty("converting")
    CONVERTING,
    @JsonProperty("converted")
    CONVERTED,
    @JsonProperty("preparing")
    PREPARING,
    @JsonProperty("loading")
    LOADING,
    @JsonProperty("replicating")
    REPLICATING,
    @JsonProperty("cutting-over")
    CUTTING_OVER,
    @JsonProperty("done")
    DONE,
    @JsonProperty("cancelled")
    CANCELLED
}
