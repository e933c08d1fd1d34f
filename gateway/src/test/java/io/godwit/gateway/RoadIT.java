package io.godwit.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Topics;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Status;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Severity;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.sign.KeyFiles;
import io.godwit.platform.sign.Keyring;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A migration goes its road: commands to the services over Kafka, their events back, all through the API. */
@QuarkusTest
class RoadIT extends ApiTestBase {
    private FakeService assessment;
    private FakeService conversion;
    private FakeService control;

    @BeforeEach
    void start() {
        assessment = new FakeService("assessment");
        conversion = new FakeService("conversion");
        control = new FakeService("control");
    }

    @AfterEach
    void stop() {
        assessment.close();
        conversion.close();
        control.close();
    }

    @Test
    @Tag("H21")
    void shouldGoTheWholeRoad() {
        String name = migration();
        UUID id = id(name);

        act(name, "assess");
        Envelope assess = assessment.command(Topics.ASSESSMENT, id, "assess");
        assertThat(read(name).getString("phase")).isEqualTo("assessing");
        assessment.tell(id, assess.stateVersion(), new Event.AssessmentCompleted(true, Map.of("tables", 27L)));
        phase(name, "assessed");
        assertThat(read(name).getInt("assessment.counts.tables")).isEqualTo(27);

        act(name, "convert");
        Envelope convert = conversion.command(Topics.CONVERSION, id, "convert");
        conversion.tell(id, convert.stateVersion(), new Event.ConversionCompleted("ab".repeat(32), Map.of()));
        phase(name, "converted");

        act(name, "start");
        Envelope start = control.command(Topics.REPLICATION, id, "start");
        assertThat(((Command.Start) start.body()).planSha256()).isEqualTo("ab".repeat(32));
        long at = start.stateVersion();
        assertThat(at).isGreaterThan(convert.stateVersion());
        control.tell(id, at, new Event.PhaseChanged(Phase.LOADING));
        phase(name, "loading");
        control.tell(id, at, new Event.PhaseChanged(Phase.REPLICATING));
        phase(name, "replicating");
        refused(name, "cutover", 409, "GWY-0042", "clean comparison");

        for (Type type : List.of(Type.SCHEMA_APPLIED, Type.LOADED, Type.CONVERGED, Type.CAUGHT_UP, Type.VERIFIED)) {
            control.tell(id, at, condition(type));
        }
        await().until(() -> read(name).getList("actions").contains("cutover"));
        assertThat(read(name).getString("conditions.find { it.type == 'ReadyForCutover' }.status"))
                .isEqualTo("True");
        control.tell(id, at, new Event.LedgerCounted(2));
        await().until(() -> !read(name).getList("actions").contains("cutover"));
        control.tell(id, at, new Event.LedgerCounted(0));
        await().until(() -> read(name).getList("actions").contains("cutover"));

        act(name, "cutover");
        phase(name, "cutting-over");
        Envelope cutover = control.command(Topics.REPLICATION, id, "cutover");
        control.tell(id, cutover.stateVersion(), new Event.PhaseChanged(Phase.CUTTING_OVER));
        control.tell(id, cutover.stateVersion(), new Event.PhaseChanged(Phase.DONE));
        phase(name, "done");
        delete(name, 409, "GWY-0043");

        act(name, "clean");
        Envelope clean = control.command(Topics.REPLICATION, id, "clean");
        control.tell(id, clean.stateVersion(), new Event.Cleaned(List.of("SET GLOBAL read_only = OFF;   -- on src")));
        await().until(() -> !read(name).getList("traces.remaining").isEmpty());
        delete(name, 409, "GWY-0043");

        act(name, "clean");
        assertThat(read(name).getList("traces.remaining")).isEmpty();
        Envelope again = control.command(Topics.REPLICATION, id, "clean", 2);
        control.tell(id, again.stateVersion(), new Event.Cleaned(List.of()));
        await().until(() -> !read(name).getBoolean("traces.standing"));
        admin().delete("/api/v1/migrations/" + name).then().statusCode(204);
        admin().get("/api/v1/migrations/" + name).then().statusCode(404);
    }

    @Test
    @Tag("H30")
    void shouldSendThePasswordSealedToThoseWhoNeedIt() {
        String name = migration();
        act(name, "assess");
        var spec = ((Command.Assess) assessment
                        .command(Topics.ASSESSMENT, id(name), "assess")
                        .body())
                .spec();
        Path keys = Path.of(setting("godwit.test.keys"));
        var ring = Keyring.load(keys.resolve("public"));
        for (String service : List.of("assessment", "conversion", "control")) {
            var key = KeyFiles.loadOpeningKey(
                    KeyFiles.sealKey(keys, service), keys.resolve("public").resolve(service + ".json"));
            assertThat(Credentials.open(spec.source(), key, ring)).isEqualTo(PASSWORD.toCharArray());
        }
        assertThat(spec.source().tls()).isEqualTo("disable");
        assertThat(spec.settings().loaders()).isEqualTo(2);
    }

    @Test
    void shouldRefuseStartUntilTheBlockingFindingIsAccepted() {
        String name = migration();
        UUID id = id(name);
        toConverted(name, false);
        refused(name, "start", 409, "GWY-0041", "ASM-0012");

        UUID finding = Finding.idOf(id, "ASM-0012", "source");
        admin().body(Map.of("action", "accept"))
                .post("/api/v1/migrations/" + name + "/findings/" + finding + "/actions")
                .then()
                .statusCode(422)
                .body("fields[0].field", equalTo("/reason"));
        admin().body(Map.of("action", "accept", "reason", "it is a copy"))
                .post("/api/v1/migrations/" + name + "/findings/" + finding + "/actions")
                .then()
                .statusCode(202);
        admin().get("/api/v1/migrations/" + name + "/findings?open=true")
                .then()
                .statusCode(200)
                .body("items[0].accepted.reason", equalTo("it is a copy"))
                .body("items[0].owner", equalTo("assessment"));
        assertThat(((Command.AcceptFinding) assessment
                                .command(Topics.ASSESSMENT, id, "accept-finding")
                                .body())
                        .finding())
                .isEqualTo(finding);
        admin().get("/api/v1/migrations/" + name + "/audit")
                .then()
                .body("items[0].action", equalTo("migration.accept"))
                .body("items[0].detail.reason", equalTo("it is a copy"));
        act(name, "start");
        phase(name, "preparing");
    }

    @Test
    void shouldKeepThePhaseAndSayTheProblemWhenAStepFails() {
        String name = migration();
        UUID id = id(name);
        act(name, "assess");
        long at = assessment.command(Topics.ASSESSMENT, id, "assess").stateVersion();
        Problem broken = Problem.of(PlatformProblem.SERVICE_UNREACHABLE, "No route to db1:3306.");
        assessment.tell(id, at, new Event.StepFailed("assess", broken));
        await().until(() -> "No route to db1:3306.".equals(read(name).getString("failure.detail")));
        assertThat(read(name).getString("phase")).isEqualTo("assessing");
        assertThat(read(name).getList("actions")).contains("resume", "assess", "cancel");

        act(name, "resume");
        Envelope again = assessment
                .peer()
                .received(Topics.ASSESSMENT, id, found -> found.size() >= 2)
                .getLast();
        assertThat(again.type()).isEqualTo("assess");
        assertThat(read(name).getMap("failure")).isNull();
        // The answer to the first command comes late: it is about databases as they were before the remedy.
        assessment.tell(id, at, new Event.AssessmentCompleted(false, Map.of()));
        assessment.tell(id, again.stateVersion(), new Event.AssessmentCompleted(true, Map.of()));
        phase(name, "assessed");
        assertThat(read(name).getString("conditions.find { it.type == 'PreconditionsMet' }.status"))
                .isEqualTo("True");
    }

    @Test
    void shouldTakeBackWhatTheOwnerRefuses() {
        String name = migration();
        UUID id = id(name);
        toConverted(name, true);
        act(name, "start");
        Envelope start = control.command(Topics.REPLICATION, id, "start");
        Problem why = Problem.of(PlatformProblem.STALE_COMMAND, "There is such a task.");
        control.tell(id, start.stateVersion(), new Event.CommandDone(start.id(), Optional.of(why)));
        await().until(() -> "There is such a task.".equals(read(name).getString("failure.detail")));

        act(name, "resume");
        act(name, "cancel");
        assertThat(read(name).getBoolean("cancelling")).isTrue();
        assertThat(read(name).getString("phase")).isEqualTo("preparing");
        Envelope cancel = control.command(Topics.REPLICATION, id, "cancel");
        control.tell(id, cancel.stateVersion(), new Event.PhaseChanged(Phase.CANCELLED));
        phase(name, "cancelled");
    }

    @Test
    @Tag("H31")
    void shouldBelieveNoEventThatItsSenderDidNotSign() {
        String name = migration();
        UUID id = id(name);
        act(name, "assess");
        var forged = conversion.peer().envelope(id, 1, 99, new Event.AssessmentCompleted(true, Map.of()));
        conversion.peer().send(Topics.EVENTS, forged);
        await().untilAsserted(() -> admin().get("/api/v1/dead-letters")
                .then()
                .statusCode(200)
                .body("items.findAll { it.key == '" + id + "' }.code[0]", equalTo("PLT-0041")));
        assertThat(read(name).getString("phase")).isEqualTo("assessing");

        String letter =
                admin().get("/api/v1/dead-letters").then().extract().path("items.find { it.key == '" + id + "' }.id");
        admin().post("/api/v1/dead-letters/gateway/" + letter + "/replay")
                .then()
                .statusCode(500)
                .body("code", equalTo("PLT-0041"));
        admin().post("/api/v1/dead-letters/gateway/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404)
                .body("code", equalTo("GWY-0034"));
    }

    @Test
    void shouldPauseAndResumeInPlace() {
        String name = migration();
        UUID id = id(name);
        toConverted(name, true);
        act(name, "start");
        control.tell(id, 0, new Event.PhaseChanged(Phase.LOADING));
        phase(name, "loading");
        act(name, "pause");
        String paused = "conditions.find { it.type == 'Paused' }.status";
        assertThat(read(name).getString(paused)).isEqualTo("Unknown");
        control.tell(id, 0, condition(Type.PAUSED));
        await().until(() -> read(name).getString(paused).equals("True"));
        assertThat(read(name).getList("actions")).containsExactlyInAnyOrder("resume", "cancel");
        admin().body(Map.of("action", "reload"))
                .post("/api/v1/migrations/" + name + "/tables/customer/actions")
                .then()
                .statusCode(409)
                .body("code", equalTo("GWY-0040"));
        act(name, "resume");
        assertThat(read(name).getString(paused)).isEqualTo("False");
        assertThat(read(name).getString("phase")).isEqualTo("loading");
        admin().body(Map.of("action", "reload"))
                .post("/api/v1/migrations/" + name + "/tables/customer/actions")
                .then()
                .statusCode(202);
        assertThat(((Command.ReloadTable) control.command(Topics.REPLICATION, id, "reload-table")
                                .body())
                        .table())
                .isEqualTo("customer");
    }

    private void toConverted(String name, boolean met) {
        UUID id = id(name);
        act(name, "assess");
        long at = assessment.command(Topics.ASSESSMENT, id, "assess").stateVersion();
        if (!met) {
            Problem problem = Problem.of(PlatformProblem.INTERNAL, "binlog_format is STATEMENT.");
            var blocking = new Problem(
                    problem.type(),
                    "The source writes no row changes",
                    0,
                    "ASM-0012",
                    Severity.BLOCKING,
                    problem.detail(),
                    "source",
                    "SET GLOBAL binlog_format = 'ROW'",
                    List.of(),
                    null);
            UUID finding = Finding.idOf(id, "ASM-0012", "source");
            assessment.tell(
                    id,
                    at,
                    new Event.FindingRaised(
                            new Finding(finding, "assessment", blocking, 1, Instant.now(), Optional.empty())));
        }
        assessment.tell(id, at, new Event.AssessmentCompleted(met, Map.of()));
        phase(name, "assessed");
        act(name, "convert");
        long convert = conversion.command(Topics.CONVERSION, id, "convert").stateVersion();
        conversion.tell(id, convert, new Event.ConversionCompleted("cd".repeat(32), Map.of()));
        phase(name, "converted");
    }

    private static Event condition(Type type) {
        return new Event.ConditionChanged(new Condition(type, Status.TRUE, "Told", "It is so.", Instant.now(), 0));
    }

    private static void phase(String name, String phase) {
        await().until(() -> phase.equals(read(name).getString("phase")));
    }

    private static void act(String name, String action) {
        var seen = admin().get("/api/v1/migrations/" + name);
        admin().header("If-Match", seen.header("ETag"))
                .body(Map.of("action", action))
                .post("/api/v1/migrations/" + name + "/actions")
                .then()
                .statusCode(202);
    }

    private static void refused(String name, String action, int status, String code, String detail) {
        var seen = admin().get("/api/v1/migrations/" + name);
        admin().header("If-Match", seen.header("ETag"))
                .body(Map.of("action", action))
                .post("/api/v1/migrations/" + name + "/actions")
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("detail", containsString(detail));
    }

    private static void delete(String name, int status, String code) {
        admin().delete("/api/v1/migrations/" + name).then().statusCode(status).body("code", equalTo(code));
    }
}
