package io.godwit.platform.message;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.godwit.platform.task.DesiredState.Order;
import java.io.IOException;
import java.util.UUID;

/**
 * The one JSON form of everything that travels or lies in a file: times in RFC 3339, bytes in base64, unknown fields of a
 * newer release passed over (H32).
 */
public final class Json {
    private static final ObjectMapper MAPPER = configure(new JsonMapper());

    private Json() {}

    /** The shared mapper; it is thread-safe and must not be configured by its users. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Gives another mapper the same form, a service's own for instance. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        return mapper.registerModule(new Jdk8Module())
                .registerModule(new JavaTimeModule())
                .registerModule(messages())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON form of " + value.getClass(), e);
        }
    }

    private static Module messages() {
        var module = new SimpleModule("godwit-messages");
        module.addDeserializer(Order.class, new OrderReader());
        return module;
    }

    /** An order's command is read by the order's type. */
    private static final class OrderReader extends JsonDeserializer<Order> {
        @Override
        public Order deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(parser);
            String type = node.path("type").asText();
            Class<? extends Body> body;
            try {
                body = MessageTypes.classOf(type);
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(Order.class, "unknown order type %s", type);
            }
            Object command = context.readTreeAsValue(node.path("command"), body);
            if (!(command instanceof Command legal)) {
                return context.reportInputMismatch(Order.class, "%s is no command", type);
            }
            return new Order(context.readTreeAsValue(node.path("id"), UUID.class), type, legal);
        }
    }
}
