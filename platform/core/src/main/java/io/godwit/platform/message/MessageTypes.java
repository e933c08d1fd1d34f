package io.godwit.platform.message;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of messages by their names on the wire. */
public final class MessageTypes {
    private static final Map<String, Class<?>> BY_NAME = Stream.of(Command.class, Event.class)
            .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
            .collect(Collectors.toUnmodifiableMap(MessageTypes::nameOf, type -> type));

    private MessageTypes() {}

    static String nameOf(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The record of a name; throws for a name that this release does not know. */
    public static Class<? extends Body> classOf(String name) {
        Class<?> type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("unknown message type " + name);
        }
        return type.asSubclass(Body.class);
    }

    public static java.util.Set<String> names() {
        return BY_NAME.keySet();
    }
}
