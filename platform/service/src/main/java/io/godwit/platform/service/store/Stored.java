package io.godwit.platform.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.godwit.platform.message.Json;

/** Records as JSON text in a column. */
public final class Stored {
    private Stored() {}

    public static String write(Object value) {
        try {
            return Json.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON form of " + value.getClass(), e);
        }
    }

    /** Throws for what this release did not write: the row is damaged, or of a newer release. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
