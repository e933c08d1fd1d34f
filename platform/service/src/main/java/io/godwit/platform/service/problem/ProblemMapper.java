package io.godwit.platform.service.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Problem.FieldError;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.telemetry.Traces;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one place that makes answers of errors (RFC 9457). What is not foreseen is a 500 with a trace id and nothing else;
 * the log has the rest under that id.
 */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String MEDIA_TYPE = "application/problem+json";

    @ServerExceptionMapper
    public Response known(ProblemException e) {
        Problem problem = e.problem();
        if (problem.status() >= 500) {
            LOG.warnf(e, "request failed: problem=%s", problem.code());
        }
        return answer(problem);
    }

    @ServerExceptionMapper
    public Response json(JacksonException e) {
        return answer(BadJson.problem(e));
    }

    /** Named apart, for the framework has a mapper of its own for it. */
    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException e) {
        return json(e);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e) {
        var violations = e.getConstraintViolations();
        if (violations.stream().anyMatch(ProblemMapper::isOfAnAnswer)) {
            return unknown(e);
        }
        List<FieldError> fields = violations.stream()
                .map(violation -> new FieldError(pointer(violation), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        String detail = fields.getFirst().field() + ": " + fields.getFirst().message();
        return answer(Problem.of(PlatformProblem.INVALID_FIELDS, detail).with(fields));
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return json(json);
            }
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return unknown(e);
        }
        if (status < 400) {
            return e.getResponse();
        }
        PlatformProblem code = switch (status) {
            case 401 -> PlatformProblem.UNAUTHENTICATED;
            case 403 -> PlatformProblem.FORBIDDEN;
            case 404 -> PlatformProblem.NOT_FOUND;
            case 405 -> PlatformProblem.METHOD_NOT_ALLOWED;
            case 406 -> PlatformProblem.NOT_ACCEPTABLE;
            case 413 -> PlatformProblem.TOO_LARGE;
            case 415 -> PlatformProblem.UNSUPPORTED_MEDIA_TYPE;
            default -> PlatformProblem.REFUSED_REQUEST;
        };
        var builder = builder(Problem.of(code, code.title()), status);
        for (String header : List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE)) {
            Object value = e.getResponse().getHeaders().getFirst(header);
            if (value != null) {
                builder.header(header, value);
            }
        }
        return builder.build();
    }

    @ServerExceptionMapper
    public Response unknown(Throwable e) {
        String trace = Traces.traceId();
        LOG.errorf(e, "request failed unexpectedly: trace=%s", trace);
        Problem problem = Problem.of(PlatformProblem.INTERNAL, "trace id " + trace);
        return answer(new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.code(),
                problem.severity(),
                problem.detail(),
                null,
                problem.remedy(),
                List.of(),
                trace));
    }

    private static Response answer(Problem problem) {
        return builder(problem, problem.status() == 0 ? 500 : problem.status()).build();
    }

    private static Response.ResponseBuilder builder(Problem problem, int status) {
        return Response.status(status).type(MEDIA_TYPE).entity(problem);
    }

    private static boolean isOfAnAnswer(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** {@code create.body.port} → {@code /port}; {@code list.limit} → {@code limit}. */
    private static String pointer(ConstraintViolation<?> violation) {
        var steps = new ArrayList<String>();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.getIndex() != null) {
                    steps.add(String.valueOf(node.getIndex()));
                }
                if (node.getKey() != null) {
                    steps.add(String.valueOf(node.getKey()));
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    steps.add(node.getName());
                }
            }
        }
        return steps.isEmpty() ? parameter : "/" + String.join("/", steps);
    }
}
