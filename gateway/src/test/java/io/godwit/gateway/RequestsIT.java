package io.godwit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in is read strictly, and each mistake is answered with its place. */
@QuarkusTest
class RequestsIT extends ApiTestBase {

    static Stream<Arguments> wrongEndpoints() {
        Map<String, Object> right = endpoint("db", "mysql");
        return Stream.of(
                Arguments.of(without(right, "name"), 422, "GWY-0005", "/name"),
                Arguments.of(with(right, "name", "Shop"), 422, "GWY-0005", "/name"),
                Arguments.of(with(right, "name", "../etc"), 422, "GWY-0005", "/name"),
                Arguments.of(with(right, "engine", "oracle"), 422, "GWY-0005", "/engine"),
                Arguments.of(with(right, "host", "jdbc:mysql://db1"), 422, "GWY-0005", "/host"),
                Arguments.of(with(right, "host", "db1:3306"), 422, "GWY-0005", "/host"),
                Arguments.of(with(right, "host", "1:2:zz"), 422, "GWY-0005", "/host"),
                Arguments.of(with(right, "host", "a:b:c"), 422, "GWY-0005", "/host"),
                Arguments.of(with(right, "host", "db1/x?y"), 422, "GWY-0005", "/host"),
                Arguments.of(with(right, "host", "user@db1"), 422, "GWY-0005", "/host"),
                Arguments.of(with(right, "host", ""), 422, "GWY-0005", "/host"),
                Arguments.of(with(right, "host", 5), 400, "GWY-0003", "/host"),
                Arguments.of(with(right, "host", true), 400, "GWY-0003", "/host"),
                Arguments.of(with(right, "user", 1.5), 400, "GWY-0003", "/user"),
                Arguments.of(with(right, "port", 0), 422, "GWY-0005", "/port"),
                Arguments.of(with(right, "port", 65536), 422, "GWY-0005", "/port"),
                Arguments.of(with(right, "port", 12345678901L), 400, "GWY-0003", "/port"),
                Arguments.of(with(right, "port", "3306"), 400, "GWY-0003", "/port"),
                Arguments.of(with(right, "port", 3306.5), 400, "GWY-0003", "/port"),
                Arguments.of(without(right, "password"), 422, "GWY-0005", "/password"),
                Arguments.of(with(right, "password", 7), 400, "GWY-0003", "/password"),
                Arguments.of(with(right, "database", "a\u0000b"), 422, "GWY-0005", "/database"),
                Arguments.of(with(right, "user", "x".repeat(129)), 422, "GWY-0005", "/user"),
                Arguments.of(with(right, "tls", "on"), 422, "GWY-0005", "/tls"),
                Arguments.of(with(right, "caPem", "nonsense"), 422, "GWY-0005", "/caPem"),
                Arguments.of(with(right, "serverPin", "ABC"), 422, "GWY-0005", "/serverPin"),
                Arguments.of(
                        with(right, "parameters", Map.of("allowLoadLocalInfile", "true")),
                        422,
                        "GWY-0005",
                        "/parameters/allowLoadLocalInfile"),
                Arguments.of(with(right, "parameters", List.of()), 400, "GWY-0003", "/parameters"),
                Arguments.of(with(right, "jdbcUrl", "jdbc:mysql://x"), 400, "GWY-0002", "/jdbcUrl"));
    }

    @ParameterizedTest
    @MethodSource("wrongEndpoints")
    void shouldNameTheFieldOfAnEndpointThatIsWrong(Map<String, Object> body, int status, String code, String field) {
        admin().body(body)
                .post("/api/v1/endpoints")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("fields.field", hasItem(field))
                .body("remedy", org.hamcrest.Matchers.not(nullValue()));
    }

    static Stream<Arguments> wrongMigrations() {
        Map<String, Object> right = Map.of("name", "m", "source", "no-such-a", "target", "no-such-b");
        return Stream.of(
                Arguments.of(right, 422, "/source"),
                Arguments.of(right, 422, "/target"),
                Arguments.of(with(right, "target", "no-such-a"), 422, "/target"),
                Arguments.of(with(right, "settings", Map.of("loaders", 0)), 422, "/settings/loaders"),
                Arguments.of(with(right, "settings", Map.of("freeze", "never")), 422, "/settings/freeze"),
                Arguments.of(with(right, "settings", Map.of("threads", 4)), 400, "/settings/threads"),
                Arguments.of(with(right, "policies", Map.of("Zero Date", "null")), 422, "/policies/Zero Date"),
                Arguments.of(with(right, "policies", Map.of("zero-date", "NULL!")), 422, "/policies/zero-date"),
                Arguments.of(with(right, "policies", Map.of("on-refused-row", "x")), 422, "/policies/on-refused-row"),
                Arguments.of(with(right, "selection", Map.of("include", List.of(""))), 422, "/selection/include/0"),
                Arguments.of(
                        with(right, "selection", Map.of("targetSchema", "godwit")), 422, "/selection/targetSchema"),
                Arguments.of(with(right, "selection", Map.of("targetSchema", "pg_x")), 422, "/selection/targetSchema"),
                Arguments.of(
                        with(right, "selection", Map.of("renames", Map.of("a/b", "é".repeat(32)))),
                        422,
                        "/selection/renames/a~1b"));
    }

    @ParameterizedTest
    @MethodSource("wrongMigrations")
    void shouldNameTheFieldOfAMigrationThatIsWrong(Map<String, Object> body, int status, String field) {
        admin().body(body).post("/api/v1/migrations").then().statusCode(status).body("fields.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/endpoints/a%00b",
                "/api/v1/migrations/a%00b/tables",
                "/api/v1/migrations/x/conversion/objects/a%00b"
            })
    void shouldFindNothingUnderANameThatHoldsANul(String path) {
        admin().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("PLT-0004"));
    }

    @Test
    void shouldRefuseTwoTablesOfOneNewName() {
        var renames = new java.util.TreeMap<>(Map.of("a", "Same", "b", "same"));
        Map<String, Object> body = Map.of(
                "name", "m",
                "source", "x",
                "target", "y",
                "selection", Map.of("renames", renames, "lowerCase", true));
        admin().body(body)
                .post("/api/v1/migrations")
                .then()
                .statusCode(422)
                .body("fields[0].field", equalTo("/selection/renames/b"))
                .body("fields[0].message", containsString("name of a"));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("", "GWY-0001"),
                Arguments.of("null", "GWY-0001"),
                Arguments.of("[]", "GWY-0001"),
                Arguments.of("{", "GWY-0001"),
                Arguments.of("{} {}", "GWY-0001"),
                Arguments.of("{\"name\":\"a\",\"name\":\"b\"}", "GWY-0001"),
                Arguments.of("{\"parameters\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(41), "GWY-0003"),
                Arguments.of("{\"x\":" + "[".repeat(300) + "]".repeat(300) + "}", "GWY-0001"),
                Arguments.of("{\"caPem\":\"" + "x".repeat(140_000) + "\"}", "GWY-0001"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void shouldRefuseABodyThatCannotBeRead(String body, String code) {
        admin().body(body)
                .post("/api/v1/endpoints")
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("fields.size()", equalTo(1));
    }

    @Test
    void shouldRefuseWhatIsTooLargeOrNoJson() {
        admin().body("x".repeat(300_000))
                .post("/api/v1/endpoints")
                .then()
                .statusCode(413)
                .body("code", equalTo("GWY-0007"));
        admin().contentType("text/plain")
                .body("x")
                .post("/api/v1/endpoints")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        admin().put("/api/v1/endpoints").then().statusCode(405).contentType("application/problem+json");
        admin().accept("image/png").get("/api/v1/endpoints").then().statusCode(406);
        admin().get("/api/v1/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void shouldAskForTheParameterThatIsWrong() {
        for (String query : List.of("limit=0", "limit=501", "limit=x", "cursor=%25%25", "phase=gone")) {
            admin().get("/api/v1/migrations?" + query)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("GWY-0004"))
                    .body("fields[0].field", equalTo(query.substring(0, query.indexOf('='))));
        }
    }

    @Test
    @Tag("H30")
    void shouldAskForThePasswordAgainWhenWhatItIsSealedToChanges() {
        String name = fresh("db");
        admin().body(endpoint(name, "mysql"))
                .post("/api/v1/endpoints")
                .then()
                .statusCode(201)
                .body("tls", equalTo("disable"));
        String path = "/api/v1/endpoints/" + name;
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("host", "evil.example.com"),
                Map.of("port", 3307),
                Map.of("user", "root"),
                Map.of("tls", "require"),
                Map.of("serverPin", "ab".repeat(32)))) {
            admin().body(change)
                    .patch(path)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("GWY-0006"))
                    .body("fields[0].field", equalTo("/password"));
        }
        admin().body(Map.of("database", "other"))
                .patch(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        admin().body(Map.of("host", "db2.example.com", "tls", "verify-full", "password", PASSWORD))
                .patch(path)
                .then()
                .statusCode(200)
                .body("host", equalTo("db2.example.com"))
                .body("password", nullValue());
        admin().header("If-Match", "\"2\"")
                .body(Map.of("database", "x"))
                .patch(path)
                .then()
                .statusCode(412);
    }

    @Test
    void shouldChooseTheTlsModeByTheHost() {
        for (var expected : Map.of(
                        "db1.example.com",
                        "verify-full",
                        "::1",
                        "disable",
                        "localhost",
                        "disable",
                        "10.0.0.7",
                        "verify-full")
                .entrySet()) {
            admin().body(with(endpoint(fresh("db"), "postgresql"), "host", expected.getKey()))
                    .post("/api/v1/endpoints")
                    .then()
                    .statusCode(201)
                    .body("tls", equalTo(expected.getValue()));
        }
    }

    @Test
    void shouldNotForgetAnEndpointThatIsUsed() {
        String name = migration();
        admin().delete("/api/v1/endpoints/" + name + "-source")
                .then()
                .statusCode(409)
                .body("code", equalTo("GWY-0036"))
                .body("detail", containsString(name));
        admin().get("/api/v1/endpoints/" + name + "-source").then().body("usedBy", hasItem(name));
        admin().delete("/api/v1/migrations/" + name).then().statusCode(204);
        admin().delete("/api/v1/endpoints/" + name + "-source").then().statusCode(204);
        admin().get("/api/v1/endpoints/" + name + "-source")
                .then()
                .statusCode(404)
                .body("code", equalTo("GWY-0030"));
    }

    @Test
    void shouldWantTheVersionThatWasSeen() {
        String name = migration();
        String path = "/api/v1/migrations/" + name + "/actions";
        admin().body(Map.of("action", "assess"))
                .post(path)
                .then()
                .statusCode(428)
                .body("code", equalTo("GWY-0020"));
        admin().header("If-Match", "7")
                .body(Map.of("action", "assess"))
                .post(path)
                .then()
                .statusCode(400)
                .body("fields[0].field", equalTo("If-Match"));
        admin().header("If-Match", "\"7\"")
                .body(Map.of("action", "assess"))
                .post(path)
                .then()
                .statusCode(412)
                .body("code", equalTo("GWY-0021"));
        admin().header("If-Match", "\"1\"")
                .body(Map.of("action", "explode"))
                .post(path)
                .then()
                .statusCode(400)
                .body("fields[0].field", equalTo("/action"));
        admin().header("If-Match", "\"1\"")
                .body(Map.of("action", "cutover"))
                .post(path)
                .then()
                .statusCode(409)
                .body("detail", containsString("created"));
    }

    @Test
    void shouldDoTheSameCallOnce() {
        String name = migration();
        String path = "/api/v1/migrations/" + name + "/actions";
        String key = fresh("once");
        String first = acted(path, key, "\"1\"", "assess");
        assertThat(acted(path, key, "\"1\"", "assess")).isEqualTo(first);
        assertThat(read(name).getInt("version")).isEqualTo(2);
        admin().header("If-Match", "\"2\"")
                .header("Idempotency-Key", key)
                .body(Map.of("action", "cancel"))
                .post(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("GWY-0022"));

        String other = fresh("once");
        Map<String, Object> body = endpoint(fresh("db"), "mysql");
        for (int i = 0; i < 2; i++) {
            admin().header("Idempotency-Key", other)
                    .body(body)
                    .post("/api/v1/endpoints")
                    .then()
                    .statusCode(201);
        }
        admin().body(body).post("/api/v1/endpoints").then().statusCode(409).body("code", equalTo("GWY-0035"));
        admin().header("Idempotency-Key", "x".repeat(256))
                .body(body)
                .post("/api/v1/endpoints")
                .then()
                .statusCode(400)
                .body("fields[0].field", equalTo("Idempotency-Key"));
    }

    private static String acted(String path, String key, String version, String action) {
        return admin().header("If-Match", version)
                .header("Idempotency-Key", key)
                .body(Map.of("action", action))
                .post(path)
                .then()
                .statusCode(202)
                .extract()
                .path("command");
    }

    @Test
    void shouldDoOneOfTwoThatComeAtOnce() throws Exception {
        String name = migration();
        String path = "/api/v1/migrations/" + name + "/actions";
        assertThat(atOnce(() -> admin().header("If-Match", "\"1\"")
                        .body(Map.of("action", "assess"))
                        .post(path)
                        .statusCode()))
                .containsOnly(202, 412)
                .containsOnlyOnce(202);
    }

    @Test
    void shouldGiveANameToOneOfThoseThatAskAtOnce() throws Exception {
        var endpoint = endpoint(fresh("shop"), "mysql");
        assertThat(atOnce(() -> admin().body(endpoint).post("/api/v1/endpoints").statusCode()))
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
    }

    private static List<Integer> atOnce(Callable<Integer> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(Collections.nCopies(8, request))) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    @Test
    void shouldGiveListsInParts() {
        String prefix = fresh("page");
        for (int i = 0; i < 5; i++) {
            admin().body(endpoint(prefix + "-" + i, "mysql"))
                    .post("/api/v1/endpoints")
                    .then()
                    .statusCode(201);
        }
        var names = new ArrayList<String>();
        String cursor = "";
        do {
            var part = admin().get("/api/v1/endpoints?limit=2" + cursor).then().extract();
            names.addAll(part.path("items.name"));
            cursor = part.path("next") == null ? "" : "&cursor=" + part.path("next");
        } while (!cursor.isEmpty());
        assertThat(names).doesNotHaveDuplicates().isSorted();
        assertThat(names.stream().filter(name -> name.startsWith(prefix))).hasSize(5);
    }
}
