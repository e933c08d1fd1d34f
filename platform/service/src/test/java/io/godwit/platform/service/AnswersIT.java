package io.godwit.platform.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.testing.Peer;
import io.godwit.platform.testing.ServiceUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "control"))
class AnswersIT {
    private static final String PROBLEM = "application/problem+json";
    private static final String WHOAMI = "/internal/v1/whoami?q=a%20b";

    @Inject
    StateStore store;

    @Inject
    Outbox outbox;

    @Test
    void shouldNameThePlaceWhenJsonIsMalformed() {
        post("{\"name\":", 400, "PLT-0002").body("detail", containsString("line 1"));
        post("{\"name\":\"x\",\"parts\":[{\"port\":\"geheim\"}]}", 400, "PLT-0002")
                .body("fields[0].field", equalTo("/parts/0/port"))
                .body("fields[0].message", equalTo("expected a number"))
                .body("detail", not(containsString("geheim")));
        post("[]", 400, "PLT-0002");
        post("{\"name\":\"x\",\"name\":\"y\"}", 400, "PLT-0002");
    }

    @Test
    void shouldNameTheFieldWhenAValueIsNotValid() {
        post("{\"name\":\" \",\"parts\":[{\"port\":5},{\"port\":0}]}", 422, "PLT-0003")
                .body("fields.field", equalTo(List.of("/name", "/parts/1/port")));
        given().get("/things?limit=0")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("fields[0].field", equalTo("limit"));
    }

    @Test
    void shouldAnswerProblemsWhenHttpIsMisused() {
        given().get("/nowhere").then().statusCode(404).contentType(PROBLEM).body("code", equalTo("PLT-0004"));
        given().delete("/things").then().statusCode(405).contentType(PROBLEM).body("code", equalTo("PLT-0005"));
        given().contentType("text/csv")
                .body("a")
                .post("/things")
                .then()
                .statusCode(415)
                .body("code", equalTo("PLT-0007"));
    }

    @Test
    void shouldTellNothingButATraceIdWhenTheErrorIsUnknown() {
        given().get("/broken")
                .then()
                .statusCode(500)
                .contentType(PROBLEM)
                .body("code", equalTo("PLT-0001"))
                .body("traceId", org.hamcrest.Matchers.matchesPattern("[0-9a-f]{32}"))
                .body(not(containsString("secret")));
    }

    @Test
    @Tag("H31")
    void shouldLetSignedReadsInOnceAndOnlyThem() {
        try (Peer gateway = Bench.peer("gateway");
                Peer assessment = Bench.peer("assessment")) {
            String token = gateway.token("control", "GET", WHOAMI, true);
            read(token).statusCode(200).body(equalTo("anna admin true a b"));
            read(token).statusCode(401).body("code", equalTo("PLT-0030"));
            read(gateway.token("gateway", "GET", WHOAMI, true)).statusCode(401);
            read(gateway.token("control", "GET", "/internal/v1/other", true)).statusCode(401);
            read(assessment.token("control", "GET", WHOAMI, true)).statusCode(401);
            read("Bearer x").statusCode(401).body("code", equalTo("PLT-0008"));
            given().get("/internal/v1/nothing").then().statusCode(401);
            for (String path : List.of("//internal/v1/whoami", "/%69nternal/v1/whoami", "/internal;a=b/v1/whoami")) {
                given().urlEncodingEnabled(false).get(path).then().statusCode(not(200));
            }
        }
    }

    @Test
    void shouldGiveItsEventsAgain() {
        UUID migration = UUID.randomUUID();
        for (Phase phase : new Phase[] {Phase.PREPARING, Phase.LOADING, Phase.REPLICATING}) {
            store.run(transaction -> outbox.event(transaction, migration, 1, new Event.PhaseChanged(phase)));
        }
        String path = "/internal/v1/migrations/" + migration + "/events?after=1";
        try (Peer gateway = Bench.peer("gateway")) {
            given().header("Authorization", gateway.token("control", "GET", path, false))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(2))
                    .body("items[0].keyId", equalTo("control-1"));
        }
    }

    @Test
    @Tag("H32")
    void shouldBlockOnVirtualThreadsAlone() {
        var vertx = io.quarkus.arc.Arc.container()
                .instance(io.vertx.core.Vertx.class)
                .get();
        var refused = new java.util.concurrent.CompletableFuture<Throwable>();
        vertx.getOrCreateContext().runOnContext(ignored -> {
            try {
                store.run(transaction -> {});
                refused.complete(new AssertionError("ran on an event loop"));
            } catch (IllegalStateException e) {
                refused.complete(e);
            }
        });

        assertThat(refused.join()).isInstanceOf(IllegalStateException.class).hasMessageContaining("event loop");
    }

    @Test
    void shouldBeReadyAndMeasured() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("godwit_outbox_unsent"));
    }

    private static io.restassured.response.ValidatableResponse read(String authorization) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", authorization)
                .get(WHOAMI)
                .then();
    }

    private static io.restassured.response.ValidatableResponse post(String body, int status, String code) {
        return given().contentType("application/json")
                .body(body)
                .post("/things")
                .then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("code", equalTo(code));
    }
}
