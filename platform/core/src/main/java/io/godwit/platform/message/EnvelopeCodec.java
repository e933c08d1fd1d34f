package io.godwit.platform.message;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Envelopes as JSON: the version is looked at first, then the type names the record of the body. */
public final class EnvelopeCodec {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final TypeReference<Optional<String>> TEXT = new TypeReference<>() {};

    private EnvelopeCodec() {}

    public static byte[] encode(Envelope envelope) {
        return Json.bytes(envelope);
    }

    /** Throws {@link UnreadableMessageException} for what is no envelope, of a newer version or of an unknown type. */
    public static Envelope decode(byte[] value) throws UnreadableMessageException {
        JsonNode node = tree(value);
        int version = node.path("version").asInt(0);
        if (version != Envelope.VERSION) {
            throw new UnreadableMessageException(
                    "version " + version + " of the message format; this release reads " + Envelope.VERSION);
        }
        try {
            Class<? extends Body> type = MessageTypes.classOf(text(node, "type"));
            return new Envelope(
                    version,
                    UUID.fromString(text(node, "id")),
                    text(node, "type"),
                    UUID.fromString(text(node, "migration")),
                    Instant.parse(text(node, "time")),
                    text(node, "sender"),
                    node.path("sequence").asLong(),
                    node.path("stateVersion").asLong(),
                    MAPPER.convertValue(node.path("traceparent"), TEXT),
                    MAPPER.treeToValue(required(node, "body"), type));
        } catch (JacksonException e) {
            throw new UnreadableMessageException("the body: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new UnreadableMessageException(String.valueOf(e.getMessage()), e);
        }
    }

    private static JsonNode tree(byte[] value) throws UnreadableMessageException {
        try {
            JsonNode node = MAPPER.readTree(value);
            if (node == null || !node.isObject()) {
                throw new UnreadableMessageException("no JSON object");
            }
            return node;
        } catch (IOException e) {
            throw new UnreadableMessageException("no JSON", e);
        }
    }

    private static JsonNode required(JsonNode node, String field) throws UnreadableMessageException {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new UnreadableMessageException("the field " + field + " is missing");
        }
        return value;
    }

    private static String text(JsonNode node, String field) throws UnreadableMessageException {
        return required(node, field).asText();
    }
}
