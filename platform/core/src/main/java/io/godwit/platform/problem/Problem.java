package io.godwit.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A problem as people see it (RFC 9457), in an answer of the API and as a finding alike.
 *
 * @param status HTTP status; 0 in a finding
 * @param subject what it is about: {@code source}, {@code target}, a table, a setting
 * @param fields of a bad request: which field is wrong and why
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String code,
        Severity severity,
        String detail,
        @Nullable String subject,
        @Nullable String remedy,
        List<FieldError> fields,
        @Nullable String traceId) {

    /** Empty parts are left out on the wire, and come back as empty ones. */
    public Problem {
        fields = Objects.requireNonNullElse(fields, List.of());
    }

    public static final String BASE = "https://godwit.io/problems/";

    /** @param field as a JSON pointer or a parameter's name */
    public record FieldError(String field, String message) {}

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(
                URI.create(BASE + code.code()),
                code.title(),
                code.status(),
                code.code(),
                code.severity(),
                detail,
                null,
                code.remedy(),
                List.of(),
                null);
    }

    public Problem about(String newSubject) {
        return new Problem(type, title, status, code, severity, detail, newSubject, remedy, fields, traceId);
    }

    public Problem remedied(String newRemedy) {
        return new Problem(type, title, status, code, severity, detail, subject, newRemedy, fields, traceId);
    }

    public Problem with(List<FieldError> newFields) {
        return new Problem(type, title, status, code, severity, detail, subject, remedy, newFields, traceId);
    }
}
