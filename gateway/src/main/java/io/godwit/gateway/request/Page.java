package io.godwit.gateway.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.godwit.gateway.problem.GatewayProblem;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param after key of the last item that the client has; empty for the beginning
 */
public record Page(int limit, String after) {
    public static final int DEFAULT = 100;
    public static final int MOST = 500;

    /** A part of a list. {@code next} is the cursor of the following part; it is missing at the end. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part<T>(List<T> items, @Nullable String next) {}

    /** Throws GWY-0004 that names the parameter. */
    public static Page of(@Nullable String limit, @Nullable String cursor) {
        return new Page(limit == null ? DEFAULT : number(limit), cursor == null ? "" : decode(cursor));
    }

    private static int number(String limit) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below like a number that is out of range
        }
        throw FieldErrors.of(GatewayProblem.WRONG_PARAMETER, "limit", "must be a whole number from 1 to " + MOST + ".");
    }

    private static String decode(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw badCursor();
        }
    }

    private static RuntimeException badCursor() {
        return FieldErrors.of(GatewayProblem.WRONG_PARAMETER, "cursor", "must be the next of an earlier answer.");
    }

    /** The cursor's key where keys are numbers; 0 at the beginning. */
    public long afterNumber() {
        if (after.isEmpty()) {
            return 0;
        }
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw badCursor();
        }
    }

    /** @param found up to {@code limit + 1} items in order, so that it is known whether more follow */
    public <T> Part<T> part(List<T> found, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Part<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        String last = key.apply(items.getLast());
        return new Part<>(
                items, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }
}
