package io.godwit.cli.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that stands on an endpoint because of a migration. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TraceView(
        String id,
        String side,
        String endpoint,
        String what,
        @Nullable List<String> removal,
        @Nullable String meanwhile) {

    public List<String> statements() {
        return removal == null ? List.of() : removal;
    }
}
