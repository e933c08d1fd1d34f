package io.godwit.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every call × every role, and what keys do and do not open. */
@QuarkusTest
class AccessIT extends ApiTestBase {
    /** What a viewer may do is to look; what only an administrator may do is here; the rest is an operator's. */
    private static final Set<String> ADMINISTRATION = Set.of("/api/v1/keys", "/api/v1/audit", "/api/v1/dead-letters");

    record Call(String method, String path) {
        String needed() {
            if (ADMINISTRATION.stream().anyMatch(path::startsWith)) {
                return "admin";
            }
            return method.equals("get") ? "viewer" : "operator";
        }
    }

    private static List<Call> calls() {
        JsonPath contract = given().accept("application/json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var calls = new ArrayList<Call>();
        contract.<String, Map<String, Object>>getMap("paths")
                .forEach((path, item) -> item.keySet().stream()
                        .filter(method ->
                                Set.of("get", "post", "put", "patch", "delete").contains(method))
                        .forEach(method -> calls.add(new Call(method, path))));
        return calls;
    }

    @Test
    void shouldLetEachRoleDoWhatItMayAndNothingElse() {
        List<Call> calls = calls();
        assertThat(calls).hasSizeGreaterThan(30);
        List<String> order = List.of("viewer", "operator", "admin");
        for (String role : order) {
            String key = key(role, false);
            for (Call call : calls) {
                ValidatableResponse answer = answer(call, key);
                boolean may = order.indexOf(role) >= order.indexOf(call.needed());
                if (may) {
                    answer.statusCode(not(401)).statusCode(not(403));
                } else {
                    answer.statusCode(403)
                            .contentType("application/problem+json")
                            .body("code", equalTo("GWY-0011"))
                            .body("detail", containsString(call.needed()));
                }
            }
        }
    }

    @Test
    void shouldLetNobodyInWithoutAKey() {
        for (Call call : calls()) {
            for (String key : List.of("", "gk_nonsense", "eyJhbGciOiJub25lIn0.e30.")) {
                answer(call, key)
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .body("code", equalTo("GWY-0010"))
                        .header("WWW-Authenticate", equalTo("Bearer realm=\"godwit\""));
            }
        }
    }

    private static ValidatableResponse answer(Call call, String key) {
        var request = key.isEmpty() ? given().contentType("application/json") : with(key);
        String path = call.path().replaceAll("\\{[a-z]+}", "none-such");
        if (call.method().equals("post") || call.method().equals("patch")) {
            request.body("{}");
        }
        return request.request(call.method().toUpperCase(java.util.Locale.ROOT), path)
                .then();
    }

    @Test
    void shouldShowAKeyOnceAndStoreItNowhere() throws Exception {
        String once = fresh("once");
        Map<String, Object> body = Map.of("name", fresh("ci"), "role", "operator");
        String secret = admin().header("Idempotency-Key", once)
                .body(body)
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .body("key", matchesPattern("gk_[A-Za-z0-9_-]{43}"))
                .body("values", equalTo(true))
                .extract()
                .path("key");
        admin().header("Idempotency-Key", once)
                .body(body)
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .body("key", nullValue());
        admin().get("/api/v1/keys?limit=500").then().body("items.key", not(hasItem(secret)));
        with(secret).get("/api/v1/endpoints").then().statusCode(200);
        admin().body(body).post("/api/v1/keys").then().statusCode(409).body("code", equalTo("GWY-0035"));
    }

    @Test
    void shouldOpenNothingWithARevokedKey() {
        var made = admin().body(Map.of("name", fresh("ci"), "role", "viewer"))
                .post("/api/v1/keys")
                .then()
                .extract();
        String secret = made.path("key");
        String id = made.path("id");
        with(secret).get("/api/v1/endpoints").then().statusCode(200);
        admin().delete("/api/v1/keys/" + id).then().statusCode(204);
        with(secret).get("/api/v1/endpoints").then().statusCode(401);
        admin().delete("/api/v1/keys/" + id).then().statusCode(404).body("code", equalTo("GWY-0033"));
        admin().get("/api/v1/audit")
                .then()
                .body("items[0].action", equalTo("key.revoke"))
                .body("items[0].resource", equalTo("keys/" + id));
    }

    @Test
    void shouldKeepTheLastAdministrator() {
        List<Map<String, Object>> keys =
                admin().get("/api/v1/keys?limit=500").then().extract().path("items");
        String bootstrap = "";
        for (Map<String, Object> key : keys) {
            if (key.get("name").equals("bootstrap")) {
                bootstrap = String.valueOf(key.get("id"));
            } else if (key.get("role").equals("admin") && !key.containsKey("revokedAt")) {
                admin().delete("/api/v1/keys/" + key.get("id")).then().statusCode(204);
            }
        }
        admin().delete("/api/v1/keys/" + bootstrap).then().statusCode(409).body("code", equalTo("GWY-0045"));
    }

    @Test
    void shouldGiveEachAnswerItsSecurityHeaders() {
        for (String path : List.of("/api/v1/endpoints", "/api/v1/none", "/openapi", "/q/health")) {
            admin().header("Origin", "https://evil.example.com")
                    .get(path)
                    .then()
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Access-Control-Allow-Origin", nullValue());
        }
    }
}
