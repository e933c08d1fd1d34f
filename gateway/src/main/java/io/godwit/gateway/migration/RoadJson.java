package io.godwit.gateway.migration;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.godwit.gateway.road.Road;
import io.godwit.platform.message.Json;

/** A state of the road as JSON, {@code {"state":"loading", …}}. A field that a later release adds is passed over here (H32). */
final class RoadJson {
    private static final ObjectMapper MAPPER = Json.mapper().copy().addMixIn(Road.class, States.class);

    private RoadJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Road.Created.class, name = "created"),
        @JsonSubTypes.Type(value = Road.Assessing.class, name = "assessing"),
        @JsonSubTypes.Type(value = Road.Assessed.class, name = "assessed"),
        @JsonSubTypes.Type(value = Road.Converting.class, name = "converting"),
        @JsonSubTypes.Type(value = Road.Converted.class, name = "converted"),
        @JsonSubTypes.Type(value = Road.Preparing.class, name = "preparing"),
        @JsonSubTypes.Type(value = Road.Loading.class, name = "loading"),
        @JsonSubTypes.Type(value = Road.Replicating.class, name = "replicating"),
        @JsonSubTypes.Type(value = Road.CuttingOver.class, name = "cutting-over"),
        @JsonSubTypes.Type(value = Road.Cancelling.class, name = "cancelling"),
        @JsonSubTypes.Type(value = Road.Done.class, name = "done"),
        @JsonSubTypes.Type(value = Road.Cancelled.class, name = "cancelled"),
    })
    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface States {}

    static String write(Road road) {
        try {
            return MAPPER.writerFor(Road.class).writeValueAsString(road);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON form of a state", e);
        }
    }

    static Road read(String json) {
        try {
            return MAPPER.readValue(json, Road.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored state cannot be read", e);
        }
    }
}
