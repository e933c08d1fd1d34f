package io.godwit.gateway.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.gateway.access.Caller;
import io.godwit.gateway.migration.MigrationRow;
import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.message.Json;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.read.SignedReads;
import io.godwit.platform.service.read.SignedReads.Answer;
import io.godwit.platform.sign.ReadTokens.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Asks the service that owns an answer, on behalf of the caller. When it is away the problem says what the gateway knows by
 * itself, so that a person is not left with nothing.
 */
@ApplicationScoped
public class OwnerReads {
    private static final Logger LOG = Logger.getLogger(OwnerReads.class);
    private static final int RETRY_AFTER = 3;

    private final SignedReads reads;

    OwnerReads(SignedReads reads) {
        this.reads = reads;
    }

    /**
     * The answer's bytes and type.
     *
     * @param service assessment, conversion, control
     * @param path below {@code /internal/v1/migrations/<id>}, with its query
     */
    public Answer get(MigrationRow migration, String service, String path, Caller caller, String accept) {
        String whole = "/internal/v1/migrations/" + migration.id() + path;
        return checked(migration, service, () -> reads.get(service, whole, subject(caller), accept));
    }

    public JsonNode json(MigrationRow migration, String service, String path, Caller caller) {
        Answer answer = get(migration, service, path, caller, "application/json");
        try {
            return Json.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw notUnderstood(service, "its answer is no JSON");
        }
    }

    /** A question that needs a body; the answer's bytes. */
    public byte[] post(String service, String path, Caller caller, Object question) {
        return unbound(service, () -> reads.post(service, path, subject(caller), question));
    }

    /** A question about no migration; the answer as JSON. */
    public JsonNode get(String service, String path, Caller caller) {
        byte[] body = unbound(service, () -> reads.get(service, path, subject(caller)));
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            throw notUnderstood(service, "its answer is no JSON");
        }
    }

    private static byte[] unbound(String service, Supplier<Answer> read) {
        Answer answer;
        try {
            answer = read.get();
        } catch (ProblemException e) {
            throw isAway(e)
                    ? new ProblemException(GatewayProblem.SERVICE_AWAY, "The " + service + " service does not answer.")
                    : e;
        }
        if (answer.status() != 200 && answer.status() != 204) {
            throw relayed(service, answer);
        }
        return answer.body();
    }

    private static boolean isAway(ProblemException e) {
        return e.problem().code().equals(PlatformProblem.SERVICE_UNREACHABLE.code());
    }

    private static Subject subject(Caller caller) {
        return new Subject(caller.name(), caller.role().word(), caller.values());
    }

    private static Answer checked(MigrationRow migration, String service, Supplier<Answer> read) {
        Answer answer;
        try {
            answer = read.get();
        } catch (ProblemException e) {
            throw isAway(e) ? away(migration, service) : e;
        }
        return understood(migration, service, answer);
    }

    private static Answer understood(MigrationRow migration, String service, Answer answer) {
        return switch (answer.status()) {
            case 200 -> answer;
            case 404 ->
                throw new ProblemException(
                        GatewayProblem.NOT_SEEN_YET,
                        "The " + service + " service has nothing about this part of " + migration.name() + ".");
            case 503 -> throw away(migration, service);
            default -> throw relayed(service, answer);
        };
    }

    /** A problem that the owner found in the question is the caller's; anything else is between the services. */
    static ProblemException relayed(String service, Answer answer) {
        if (answer.status() == 400 || answer.status() == 409 || answer.status() == 422) {
            try {
                return new ProblemException(Json.mapper().readValue(answer.body(), Problem.class));
            } catch (IOException e) {
                LOG.warnf("answer not understood: service=%s status=%d", service, answer.status());
            }
        }
        return notUnderstood(service, "it answered " + answer.status());
    }

    private static ProblemException notUnderstood(String service, String why) {
        return new ProblemException(
                GatewayProblem.SERVICE_ANSWER, "The " + service + " service was asked; " + why + ".");
    }

    private static WebApplicationException away(MigrationRow migration, String service) {
        var road = migration.road();
        Problem problem = Problem.of(
                GatewayProblem.SERVICE_AWAY,
                "The " + service + " service does not answer. " + migration.name() + " is " + road.word()
                        + ", as last told at version " + migration.version() + ".");
        ObjectNode body = Json.mapper().valueToTree(problem);
        ObjectNode known = body.putObject("known");
        known.set("phase", Json.mapper().valueToTree(road.phase()));
        known.put("version", migration.version());
        known.set(
                "conditions",
                Json.mapper().valueToTree(road.facts().conditions().values()));
        return new Away(Response.status(problem.status())
                .type("application/problem+json")
                .header("Retry-After", RETRY_AFTER)
                .entity(body.toString())
                .build());
    }

    /** A problem with the extension {@code known}. */
    static final class Away extends WebApplicationException {
        private static final long serialVersionUID = 1;

        Away(Response response) {
            super(response);
        }
    }
}
