package io.godwit.control.workerapi;

import io.godwit.control.ControlProblem;
import io.godwit.platform.message.Json;
import io.godwit.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Keeps the two doors apart: workers come over TLS and see nothing else; services and health never see the workers' paths. */
@Singleton
class Doors {
    private static final String WORKERS = "/worker/";
    private static final int FIRST = 1_000;

    void guard(@Observes Filters filters) {
        filters.register(Doors::pass, FIRST);
    }

    private static void pass(RoutingContext request) {
        boolean forWorkers = request.normalizedPath().startsWith(WORKERS);
        if (forWorkers == request.request().isSSL()) {
            request.next();
            return;
        }
        Problem problem = Problem.of(ControlProblem.WRONG_DOOR, "This port does not offer it.");
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .end(Buffer.buffer(Json.bytes(problem)));
    }
}
