package io.godwit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Json;
import io.godwit.platform.message.Topics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The stream of events: from any number on, nothing skipped, nothing twice, until the migration is gone. */
@QuarkusTest
class EventStreamIT extends ApiTestBase {
    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI base;

    record Told(long id, String type, JsonNode data) {}

    @Test
    void shouldGoOnAfterTheLastEventThatWasSeen() throws IOException, InterruptedException {
        String name = migration();
        UUID id = id(name);
        try (FakeService assessment = new FakeService("assessment")) {
            act(name, "assess");
            long at = assessment.command(Topics.ASSESSMENT, id, "assess").stateVersion();
            assessment.tell(id, at, new Event.AssessmentCompleted(true, Map.of("tables", 27L)));

            List<Told> first = read(name, "", 3);
            assertThat(first).extracting(Told::id).containsExactly(1L, 2L, 3L);
            assertThat(first).extracting(Told::type).containsExactly("created", "asked", "assessment-completed");
            JsonNode data = first.getLast().data();
            assertThat(data.path("migration").asText()).isEqualTo(name);
            assertThat(data.path("number").asLong()).isEqualTo(3);
            assertThat(data.path("data").path("counts").path("tables").asLong()).isEqualTo(27);

            var live = new CopyOnWriteArrayList<Told>();
            Thread reader = Thread.ofVirtual().start(() -> read(GatewayUnderTest.ADMIN, name, "2", 3, live));
            await().until(() -> live.size() == 1);
            act(name, "assess");
            act(name, "cancel");
            reader.join(60_000);
            assertThat(live).extracting(Told::id).containsExactly(3L, 4L, 5L);
        }
    }

    @Test
    void shouldEndWhenTheMigrationIsDeleted() throws InterruptedException {
        String name = migration();
        var seen = new CopyOnWriteArrayList<Told>();
        Thread reader = Thread.ofVirtual().start(() -> read(GatewayUnderTest.ADMIN, name, "", Integer.MAX_VALUE, seen));
        await().until(() -> seen.size() == 1);
        admin().delete("/api/v1/migrations/" + name).then().statusCode(204);
        reader.join(60_000);
        assertThat(reader.isAlive()).isFalse();
    }

    @Test
    void shouldEndWhenTheKeyIsRevoked() throws InterruptedException {
        String name = migration();
        var key = admin().body(Map.of("name", fresh("reader"), "role", "viewer"))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var seen = new CopyOnWriteArrayList<Told>();
        Thread reader = Thread.ofVirtual().start(() -> read(key.getString("key"), name, "", Integer.MAX_VALUE, seen));
        await().until(() -> seen.size() == 1);
        reader.join(2_000);
        assertThat(reader.isAlive()).isTrue();
        admin().delete("/api/v1/keys/" + key.getString("id")).then().statusCode(204);
        reader.join(60_000);
        assertThat(reader.isAlive()).isFalse();
        assertThat(seen).extracting(Told::type).containsExactly("created");
    }

    @Test
    void shouldRefuseWhatIsNoNumberAndWhatIsNoMigration() {
        String name = migration();
        admin().header("Last-Event-ID", "x")
                .get("/api/v1/migrations/" + name + "/events")
                .then()
                .statusCode(400)
                .body("fields[0].field", equalTo("Last-Event-ID"));
        admin().get("/api/v1/migrations/none-such/events")
                .then()
                .statusCode(404)
                .body("code", equalTo("GWY-0031"));
    }

    private List<Told> read(String name, String after, int count) {
        var told = new ArrayList<Told>();
        read(GatewayUnderTest.ADMIN, name, after, count, told);
        return told;
    }

    /** @param told takes each event as it comes */
    private void read(String key, String name, String after, int count, List<Told> told) {
        var request = HttpRequest.newBuilder(base.resolve("/api/v1/migrations/" + name + "/events"))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "text/event-stream");
        if (!after.isEmpty()) {
            request.header("Last-Event-ID", after);
        }
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String id = "";
                String type = "";
                for (String line = lines.readLine(); line != null && told.size() < count; line = lines.readLine()) {
                    if (line.startsWith("id:")) {
                        id = line.substring(3).trim();
                    } else if (line.startsWith("event:")) {
                        type = line.substring(6).trim();
                    } else if (line.startsWith("data:")) {
                        told.add(
                                new Told(Long.parseLong(id), type, Json.mapper().readTree(line.substring(5))));
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void act(String name, String action) {
        await().untilAsserted(() -> admin().header(
                        "If-Match", admin().get("/api/v1/migrations/" + name).header("ETag"))
                .body(Map.of("action", action))
                .post("/api/v1/migrations/" + name + "/actions")
                .then()
                .statusCode(202));
    }
}
