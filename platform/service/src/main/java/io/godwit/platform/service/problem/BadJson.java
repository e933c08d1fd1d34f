package io.godwit.platform.service.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Problem.FieldError;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says where a body is wrong and what was expected there, without repeating what stood there: it may be a password. */
final class BadJson {
    private BadJson() {}

    static Problem problem(JacksonException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String pointer = pointer(mapping);
            String message = expected(mapping);
            return Problem.of(PlatformProblem.MALFORMED_REQUEST, pointer + ": " + message)
                    .with(List.of(new FieldError(pointer, message)));
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return Problem.of(PlatformProblem.MALFORMED_REQUEST, "the body: " + expected(mismatch));
        }
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(PlatformProblem.MALFORMED_REQUEST, "the body is not valid JSON" + where);
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null
                        ? String.valueOf(step.getIndex())
                        : step.getFieldName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/", "/", ""));
    }

    private static String expected(JsonMappingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                "there is no such field; there are "
                        + unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", "));
            case MismatchedInputException mismatch -> "expected " + form(mismatch.getTargetType());
            default -> "is missing or not valid";
        };
    }

    private static String form(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Instant.class) {
            return "a time as 2026-01-31T12:00:00Z";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) ? "an object of names and values" : "an object";
    }
}
