package io.godwit.gateway.access;

import io.godwit.gateway.problem.GatewayProblem;
import io.godwit.platform.message.Json;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemCode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;

/**
 * What comes before everything else: headers that each answer has, how often one may call, how much one may send. Stands
 * before the sign-in, so that a flood costs no look into the database: calls with a key that has opened before share that
 * key's bucket, all others that of their address.
 */
@ApplicationScoped
public class Door {
    private static final int BEFORE_SIGN_IN = 500;
    private static final long MOST_BYTES = 256 * 1024;
    private static final String API = "/api/";
    private static final String NUL = "%00";
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store",
            "Cross-Origin-Resource-Policy", "same-origin");
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    /** A report is one page without scripts and without requests; its drawings are inline. */
    private static final String A_PAGE = NOTHING + "; style-src 'unsafe-inline'; img-src data:; sandbox";

    private final RateLimit limit;
    private final KnownKeys known;

    Door(RateLimit limit, KnownKeys known) {
        this.limit = limit;
        this.known = known;
    }

    void open(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_SIGN_IN);
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.addHeadersEndHandler(_ -> secure(context.response().headers()));
        if (!request.path().startsWith(API)) {
            context.next();
            return;
        }
        Duration wait = limit.take(who(request));
        if (!wait.isZero()) {
            context.response().putHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
            refuse(context, GatewayProblem.TOO_MANY_CALLS, "This key or address calls too often.");
        } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            refuse(context, GatewayProblem.LENGTH_WANTED, "The body comes in chunks.");
        } else if (length(request) > MOST_BYTES) {
            refuse(context, GatewayProblem.BODY_TOO_LARGE, "The body has " + length(request) + " bytes.");
        } else if (request.path().contains(NUL)) {
            refuse(context, PlatformProblem.NOT_FOUND, "No name holds a NUL.");
        } else {
            context.next();
        }
    }

    private String who(HttpServerRequest request) {
        String key = known.nameOf(request.getHeader(HttpHeaders.AUTHORIZATION));
        return key.isEmpty() ? "address " + request.remoteAddress().hostAddress() : key;
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void refuse(RoutingContext context, ProblemCode code, String detail) {
        Buffer body = Buffer.buffer(Json.bytes(Problem.of(code, detail)));
        var response = context.response()
                .setStatusCode(code.status())
                .putHeader("Content-Type", "application/problem+json")
                // What is not read of a body must not be taken for the next request.
                .putHeader("Connection", context.request().method() == HttpMethod.GET ? "keep-alive" : "close");
        response.end(body);
    }

    private static void secure(MultiMap headers) {
        HEADERS.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        headers.set("Content-Security-Policy", type != null && type.startsWith("text/html") ? A_PAGE : NOTHING);
    }
}
