package io.godwit.gateway.request;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.message.Json;
import io.godwit.platform.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parameters of a query or a path as values; GWY-0004 names the one that is none. */
public final class Parameters {
    private Parameters() {}

    /** One of the words of an enum, as JSON writes them; empty where the parameter is missing. */
    public static <E extends Enum<E>> Optional<E> word(String name, @Nullable String text, Class<E> type) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(type.getEnumConstants())
                .filter(value -> word(value).equals(text))
                .findFirst()
                .orElseThrow(() -> FieldErrors.of(
                        GatewayProblem.WRONG_PARAMETER,
                        name,
                        "must be one of "
                                + Stream.of(type.getEnumConstants())
                                        .map(Parameters::word)
                                        .collect(Collectors.joining(", "))
                                + ".")));
    }

    private static String word(Enum<?> value) {
        return Json.mapper().convertValue(value, String.class);
    }

    public static Optional<Boolean> flag(String name, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw FieldErrors.of(GatewayProblem.WRONG_PARAMETER, name, "must be true or false.");
        };
    }

    /** An id in a path. What is no id names nothing, so that it is the same 404. */
    public static UUID id(String text, GatewayProblem missing) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // answered below like an id that nothing has
        }
        throw new ProblemException(missing, "Nothing here has the id " + text + ".");
    }
}
