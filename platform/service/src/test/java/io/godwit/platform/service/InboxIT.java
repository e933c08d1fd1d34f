package io.godwit.platform.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.EnvelopeCodec;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Json;
import io.godwit.platform.message.Topics;
import io.godwit.platform.testing.Peer;
import io.godwit.platform.testing.ServiceUnderTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "control"))
@Tag("H31")
class InboxIT {
    private static final String DEAD_LETTERS = "/internal/v1/dead-letters";

    @Inject
    Recorder recorder;

    private final UUID migration = UUID.randomUUID();
    private Peer gateway;

    @BeforeEach
    void open() {
        gateway = Bench.peer("gateway");
    }

    @AfterEach
    void close() {
        recorder.breakOn("");
        gateway.close();
    }

    @Test
    void shouldHandleOnceWhenDeliveredTwice() {
        Envelope twice = gateway.envelope(migration, 0, 1, new Command.Pause());
        gateway.send(Topics.REPLICATION, twice);
        gateway.send(Topics.REPLICATION, twice);
        gateway.command(Topics.REPLICATION, migration, 2, new Command.Resume());

        await().until(() -> handled().contains("resume"));

        assertThat(handled()).containsExactly("pause", "resume");
    }

    @Test
    void shouldMakeADeadLetterWhenForged() throws Exception {
        Envelope forged = gateway.envelope(migration, 0, 1, new Command.Cutover());
        gateway.send(Topics.REPLICATION, migration.toString(), EnvelopeCodec.encode(forged), new byte[64]);
        gateway.send(
                Topics.REPLICATION,
                migration.toString(),
                "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new byte[3]);
        gateway.command(Topics.REPLICATION, migration, 2, new Command.Resume());

        await().until(() -> handled().contains("resume"));

        assertThat(handled()).containsExactly("resume");
        assertThat(Bench.query(
                        "SELECT code FROM dead_letter WHERE message_key = '" + migration + "' ORDER BY arrived_at"))
                .containsExactly("PLT-0041", "PLT-0040");
        post(DEAD_LETTERS + "/" + letters().getFirst() + "/replay?version=1")
                .statusCode(500)
                .body("code", equalTo("PLT-0041"));
        assertThat(handled()).containsExactly("resume");
    }

    @Test
    void shouldReplayWhenTheCauseIsMended() throws Exception {
        recorder.breakOn("verify");
        gateway.command(Topics.REPLICATION, migration, 5, new Command.Verify());
        await().until(() -> !letters().isEmpty());
        recorder.breakOn("");
        String replay = DEAD_LETTERS + "/" + letters().getFirst() + "/replay?version=";

        post(replay + 6).statusCode(409).body("code", equalTo("PLT-0042"));
        assertThat(handled()).isEmpty();
        post(replay + 5).statusCode(204);
        assertThat(handled()).containsExactly("verify");
        post(replay + 5).statusCode(204);
        assertThat(handled()).containsExactly("verify");
        given().header("Authorization", gateway.token("control", "GET", DEAD_LETTERS, false))
                .get(DEAD_LETTERS)
                .then()
                .statusCode(200)
                .body("items.find { it.key == '" + migration + "' }.code", equalTo("PLT-0043"));
    }

    @Test
    void shouldRefuseAStaleReplayByItsOwnKnowledge() throws Exception {
        recorder.breakOn("pause");
        gateway.command(Topics.REPLICATION, migration, 5, new Command.Pause());
        await().until(() -> !letters().isEmpty());
        recorder.breakOn("");
        gateway.command(Topics.REPLICATION, migration, 7, new Command.Resume());
        await().until(() -> handled().contains("resume"));

        post(DEAD_LETTERS + "/" + letters().getFirst() + "/replay?version=5");

        assertThat(handled()).containsExactly("resume");
    }

    @Test
    void shouldTellTheSenderWhenACommandIsRefused() {
        UUID command = gateway.command(Topics.REPLICATION, migration, 1, new Command.RepairTable("shop.none"));

        List<Envelope> events = gateway.received(Topics.EVENTS, migration, found -> !found.isEmpty());

        assertThat(events).singleElement().extracting(Envelope::body).satisfies(body -> {
            var done = (Event.CommandDone) body;
            assertThat(done.command()).isEqualTo(command);
            assertThat(done.refusal().orElseThrow().code()).isEqualTo("PLT-0004");
        });
        assertThat(events.getFirst().sender()).isEqualTo("control");
        assertThat(events.getFirst().sequence()).isEqualTo(1);
    }

    @Test
    void shouldHandleEachOnceWhenTheStateDatabaseLosesConnections() throws Exception {
        int count = 60;
        var handled = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            do {
                killBackends();
            } while (!ended(handled, Duration.ofMillis(150)));
        });
        for (int version = 1; version <= count; version++) {
            gateway.command(Topics.REPLICATION, migration, version, new Command.ReloadTable("t" + version));
        }

        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Bench.query("SELECT count(*) FROM inbox WHERE migration = '" + migration + "'"),
                        List.of(String.valueOf(count))::equals);
        handled.countDown();

        // a commit whose answer was lost is known by its row alone
        assertThat(recorder.of(migration))
                .isNotEmpty()
                .extracting(Envelope::stateVersion)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(Bench.query("SELECT id FROM dead_letter WHERE message_key = '" + migration + "'"))
                .isEmpty();
    }

    private static void killBackends() {
        try {
            Bench.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'control'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean ended(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Test
    void shouldGoOnWithTheSendersTrace() {
        Envelope plain = gateway.envelope(migration, 0, 1, new Command.RepairTable("shop.none"));
        gateway.send(
                Topics.REPLICATION,
                new Envelope(
                        plain.version(),
                        plain.id(),
                        plain.type(),
                        migration,
                        plain.time(),
                        plain.sender(),
                        0,
                        1,
                        Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                        plain.body()));

        List<Envelope> events = gateway.received(Topics.EVENTS, migration, found -> !found.isEmpty());

        assertThat(events.getFirst().traceparent())
                .hasValueSatisfying(parent -> assertThat(parent)
                        .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                        .doesNotContain("b7ad6b7169203331"));
    }

    @Test
    void shouldReadAgainFromTheOwnerWhenEventsAreMissing() throws Exception {
        try (Peer assessment = Bench.peer("assessment")) {
            var events = new ArrayList<Envelope>();
            for (int n = 1; n <= 4; n++) {
                events.add(assessment.envelope(migration, n, 1, new Event.FindingClosed(UUID.randomUUID())));
            }
            HttpServer owner = owner(assessment, events);
            try {
                assessment.send(Topics.EVENTS, events.get(0));
                assessment.send(Topics.EVENTS, events.get(3));
                assessment.send(Topics.EVENTS, events.get(2));

                await().until(() -> recorder.of(migration).size() >= 4);

                assertThat(recorder.of(migration))
                        .extracting(Envelope::sequence)
                        .containsExactly(1L, 2L, 3L, 4L);
            } finally {
                owner.stop(0);
            }
        }
    }

    private static HttpServer owner(Peer assessment, List<Envelope> events) throws Exception {
        var address =
                new InetSocketAddress("127.0.0.1", Integer.parseInt(Bench.setting("godwit.test.port.assessment")));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/internal/v1/migrations/", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            long after = Long.parseLong(query.substring("after=".length()));
            var items = events.stream()
                    .filter(event -> event.sequence() > after)
                    .map(event -> Map.of(
                            "key", event.migration(),
                            "value", EnvelopeCodec.encode(event),
                            "keyId", assessment.key().id(),
                            "signature", assessment.signature(Topics.EVENTS, event)))
                    .toList();
            byte[] body = Json.bytes(Map.of("items", items));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private io.restassured.response.ValidatableResponse post(String path) {
        return given().header("Authorization", gateway.token("control", "POST", path, false))
                .post(path)
                .then();
    }

    private List<String> letters() throws Exception {
        return Bench.query("SELECT id FROM dead_letter WHERE message_key = '" + migration + "' ORDER BY arrived_at");
    }

    private List<String> handled() {
        return recorder.of(migration).stream().map(Envelope::type).toList();
    }
}
