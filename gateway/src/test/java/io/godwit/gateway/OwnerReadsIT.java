package io.godwit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.godwit.gateway.FakeService.Reply;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.ReadTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads go to the service that owns the answer, signed for that one request; when it is away the problem says so. */
@QuarkusTest
class OwnerReadsIT extends ApiTestBase {
    private static final String TABLES = """
            {"items":[{"source":"a","state":"loaded","compared":"equal"},{"source":"b","state":"loading","compared":"never"},
                      {"source":"c","state":"loaded","compared":"differs"}]}""";
    private static final String LEDGER = """
            {"items":[{"id":1,"table":"a","sealedKey":"AAAA","key":{"id":7},"openedAt":"2026-11-24T12:00:00Z"},
                      {"id":2,"table":"b","openedAt":"2026-11-24T12:00:00Z","closedAt":"2026-11-24T12:01:00Z"}]}""";

    @Test
    void shouldPassAReadOnWithATokenForItAlone() {
        String name = migration();
        try (FakeService control = new FakeService("control")) {
            control.answers(read -> Reply.json("{\"rowsLoaded\":5,\"phase\":\"loading\"}"));
            admin().get("/api/v1/migrations/" + name + "/progress")
                    .then()
                    .statusCode(200)
                    .body("rowsLoaded", equalTo(5));
            FakeService.Read read = control.reads().getFirst();
            assertThat(read.path()).isEqualTo("/internal/v1/migrations/" + id(name) + "/progress");
            assertThat(read.token()).startsWith("Godwit ");
            var ring = Keyring.load(Path.of(setting("godwit.test.keys")).resolve("public"));
            var token = new ReadTokens(Clock.systemUTC())
                    .verify(read.token().substring(7), ring, "control", "GET", read.path());
            assertThat(token.sub()).isEqualTo("bootstrap");
            assertThat(token.role()).isEqualTo("admin");
        }
    }

    @Test
    void shouldFilterAndCutListsThatComeWhole() {
        String name = migration();
        try (FakeService control = new FakeService("control")) {
            control.answers(read -> Reply.json(read.path().endsWith("/tables") ? TABLES : LEDGER));
            String path = "/api/v1/migrations/" + name + "/tables";
            String next = admin().get(path + "?limit=1&state=loaded")
                    .then()
                    .statusCode(200)
                    .body("items.source", equalTo(List.of("a")))
                    .extract()
                    .path("next");
            admin().get(path + "?limit=1&state=loaded&cursor=" + next)
                    .then()
                    .body("items.source", equalTo(List.of("c")))
                    .body("next", nullValue());
            admin().get(path + "?compared=never").then().body("items.source", equalTo(List.of("b")));
        }
    }

    @Test
    @Tag("H30")
    void shouldShowKeysOfRowsOnlyToThoseWhoMaySeeValues() {
        String name = migration();
        try (FakeService control = new FakeService("control")) {
            control.answers(read -> Reply.json(LEDGER));
            String path = "/api/v1/migrations/" + name + "/ledger";
            with(key("viewer", false))
                    .get(path + "?open=true")
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(1))
                    .body("items[0].key", nullValue())
                    .body("items[0].sealedKey", nullValue());
            with(key("viewer", true))
                    .get(path)
                    .then()
                    .body("items[0].key.id", equalTo(7))
                    .body("items[0].sealedKey", nullValue());
        }
    }

    @Test
    void shouldSayWhatIsKnownWhenAServiceIsAway() {
        String name = migration();
        for (String part : List.of(
                "progress",
                "tables",
                "ledger",
                "cutover",
                "assessment",
                "conversion",
                "conversion/objects",
                "conversion/objects/1")) {
            admin().get("/api/v1/migrations/" + name + "/" + part)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("3"))
                    .body("code", equalTo("GWY-0050"))
                    .body("known.phase", equalTo("created"))
                    .body("known.version", equalTo(1));
        }
        admin().body(Map.of("role", "source"))
                .post("/api/v1/endpoints/" + name + "-source/test")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("3"));
        admin().get("/api/v1/dead-letters")
                .then()
                .statusCode(200)
                .body("away", equalTo(List.of("assessment", "conversion", "control")));
        admin().post("/api/v1/dead-letters/control/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(503)
                .body("code", equalTo("GWY-0050"));
    }

    @Test
    void shouldReadConvertedObjectsByPartsAndByTheirIds() {
        String name = migration();
        String path = "/api/v1/migrations/" + name + "/conversion/objects";
        try (FakeService conversion = new FakeService("conversion")) {
            conversion.answers(read -> Reply.json(
                    read.path().contains("after=7")
                            ? "{\"items\":[],\"next\":\"\"}"
                            : "{\"items\":[1],\"next\":\"7\"}"));
            String next = admin().get(path + "?limit=1")
                    .then()
                    .statusCode(200)
                    .body("items", equalTo(List.of(1)))
                    .extract()
                    .path("next");
            admin().get(path + "?limit=1&cursor=" + next).then().statusCode(200).body("next", nullValue());
            admin().get(path + "?cursor=YWJj").then().statusCode(400).body("fields[0].field", equalTo("cursor"));
            admin().urlEncodingEnabled(false)
                    .get(path + "/table%2Fcustomer%20a")
                    .then()
                    .statusCode(200);
            assertThat(conversion.reads().getLast().path()).endsWith("/conversion/objects/table%2Fcustomer%20a");
        }
    }

    @Test
    void shouldGiveTheReportAsAPageToWhoAsksForOne() {
        String name = migration();
        try (FakeService assessment = new FakeService("assessment")) {
            assessment.answers(read -> read.accept().startsWith("text/html")
                    ? new Reply(200, "text/html;charset=UTF-8", "<h1>Ä</h1>")
                    : Reply.json("{\"tables\":27}"));
            String path = "/api/v1/migrations/" + name + "/assessment";
            admin().accept("text/html")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("text/html"))
                    .header("Content-Security-Policy", containsString("sandbox"))
                    .body(equalTo("<h1>Ä</h1>"));
            admin().get(path).then().statusCode(200).body("tables", equalTo(27));
            assessment.answers(read -> new Reply(404, "application/problem+json", "{}"));
            admin().get(path).then().statusCode(404).body("code", equalTo("GWY-0052"));
            assessment.answers(read -> new Reply(500, "text/plain", "stack trace of somebody"));
            admin().get(path)
                    .then()
                    .statusCode(502)
                    .body("code", equalTo("GWY-0051"))
                    .body("detail", not(containsString("somebody")));
        }
    }

    @Test
    @Tag("H30")
    void shouldPassATestOnWithTheSealedPassword() {
        String name = migration();
        try (FakeService assessment = new FakeService("assessment")) {
            assessment.answers(
                    read -> Reply.json(
                            "{\"checks\":[{\"code\":\"ASM-0012\",\"status\":\"FAIL\",\"subject\":\"source\",\"title\":\"t\",\"detail\":\"d\",\"remedy\":\"r\"}]}"));
            admin().body(Map.of("role", "source"))
                    .post("/api/v1/endpoints/" + name + "-source/test")
                    .then()
                    .statusCode(200)
                    .body("checks[0].remedy", equalTo("r"));
            FakeService.Read read = assessment.reads().getLast();
            assertThat(read.path()).isEqualTo("/internal/v1/endpoint-tests");
            assertThat(read.body())
                    .contains("\"role\":\"source\"", "\"wrapped\"")
                    .doesNotContain(PASSWORD);
        }
        admin().body(Map.of("role", "both"))
                .post("/api/v1/endpoints/" + name + "-source/test")
                .then()
                .statusCode(422)
                .body("fields[0].field", equalTo("/role"));
    }

    @Test
    @Tag("H31")
    void shouldRelayAPlanToControlAlone() {
        String path = "/internal/v1/migrations/" + java.util.UUID.randomUUID() + "/plans/" + "ab".repeat(32);
        try (FakeService conversion = new FakeService("conversion");
                var control = peer("control")) {
            conversion.answers(read -> Reply.json("{\"version\":1}"));
            RestAssured.given()
                    .header("Authorization", control.token("gateway", "GET", path, false))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1));
            assertThat(conversion.reads().getLast().path()).isEqualTo(path);
            RestAssured.given()
                    .header("Authorization", control.token("control", "GET", path, false))
                    .get(path)
                    .then()
                    .statusCode(401);
            admin().get(path).then().statusCode(401);
            RestAssured.given().get(path).then().statusCode(401);
        }
    }
}
