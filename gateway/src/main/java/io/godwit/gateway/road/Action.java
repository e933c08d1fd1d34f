package io.godwit.gateway.road;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** What a person may ask of a migration as a whole: the {@code action} of {@code POST /migrations/{name}/actions}. */
public enum Action {
    @JsonProperty("assess")
    ASSESS,
    @JsonProperty("convert")
    CONVERT,
    @JsonProperty("start")
    START,
    @JsonProperty("verify")
    VERIFY,
    @JsonProperty("pause")
    PAUSE,
    @JsonProperty("resume")
    RESUME,
    @JsonProperty("cutover")
    CUTOVER,
    @JsonProperty("confirm")
    CONFIRM,
    @JsonProperty("cancel")
    CANCEL,
    @JsonProperty("clean")
    CLEAN;

    private static final UUID NOBODY = new UUID(0, 0);

    /** The actions that would be accepted now. */
    public static List<Action> legalIn(Road road, Moment at) {
        return Stream.of(values())
                .filter(action -> road.take(action, NOBODY, at) instanceof Outcome.Accepted)
                .toList();
    }

    /** As it is written in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
