package io.godwit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.control.worker.Behaviour;
import io.godwit.control.worker.FakeWorker;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Json;
import io.godwit.platform.message.Topics;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.EndpointTrace;
import io.godwit.platform.task.PlannedStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What workers tell of endpoints, rows and the cut-over to come, and who is shown it. */
class TracesIT {
    private static final String DROP = "DROP SCHEMA godwit CASCADE";
    private static ControlUnderTest control;

    @BeforeAll
    static void start() {
        control = new ControlUnderTest();
    }

    @AfterAll
    static void stop() {
        control.close();
    }

    private static UUID replicating(Behaviour behaviour) {
        UUID task = control.started(behaviour);
        control.events(task, all -> all.contains(new Event.PhaseChanged(Phase.REPLICATING)));
        return task;
    }

    private static EndpointTrace trace(String id, String side, String removal, Optional<Instant> gone) {
        List<String> statements = removal.isEmpty() ? List.of() : List.of(removal);
        return new EndpointTrace(id, side, "something", statements, "", Instant.now(), gone);
    }

    @Test
    @Tag("H21")
    void shouldNameWhatIsLeftWhoeverDies() throws IOException {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING));
        var calls = control.callsOf(task);
        assertThat(calls.put("/traces/target-schema", trace("target-schema", "target", DROP, Optional.empty())))
                .isEqualTo(204);
        assertThat(calls.put("/traces/source-log", trace("source-log", "source", "", Optional.empty())))
                .isEqualTo(204);
        assertThat(calls.put("/traces/never", trace("never", "source", "", Optional.of(Instant.now()))))
                .isEqualTo(204);
        assertThat(calls.put("/traces/other", trace("source-log", "source", "", Optional.empty())))
                .isEqualTo(422);
        control.kill();
        control.killWorker(task);
        control.startAgain();
        assertThat(control.read(task, "/traces").path("items"))
                .extracting(item -> item.path("id").asText() + " on "
                        + item.path("endpoint").asText())
                .containsExactly("target-schema on dst", "source-log on src");

        control.done(task, control.send(task, 6, new Command.Cancel()));
        await().atMost(ControlUnderTest.LONG).until(() -> control.runFile(task).isMissingNode());
        assertThat(control.read(task, "/traces").path("items"))
                .as("what ended with the worker")
                .hasSize(1);
        control.done(task, control.send(task, 7, new Command.Clean()));
        assertThat(cleaned(task, 1)).isEqualTo(new Event.Cleaned(List.of(DROP + ";   -- on dst")));
    }

    @Test
    @Tag("H21")
    void shouldSayNothingIsLeftWhenTheWorkerRemovedIt() throws IOException {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING));
        var calls = control.callsOf(task);
        calls.put("/traces/target-schema", trace("target-schema", "target", DROP, Optional.empty()));
        calls.put("/traces/target-schema", trace("target-schema", "target", "", Optional.of(Instant.now())));
        control.done(task, control.send(task, 6, new Command.Cancel()));
        control.done(task, control.send(task, 7, new Command.Clean()));
        assertThat(cleaned(task, 1)).isEqualTo(new Event.Cleaned(List.of()));
    }

    private static Event cleaned(UUID task, int count) {
        return control
                .events(
                        task,
                        all -> all.stream()
                                        .filter(Event.Cleaned.class::isInstance)
                                        .count()
                                >= count)
                .stream()
                .filter(Event.Cleaned.class::isInstance)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    @Tag("H30")
    void shouldShowARowsKeyOnlyToThoseWhoMaySeeValues() {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING).saying(List.of(), List.of(), 1));
        await().atMost(ControlUnderTest.LONG)
                .until(() -> control.read(task, "/ledger").path("items").size() == 1);

        assertThat(control.read(task, "/ledger", true)
                        .path("items")
                        .path(0)
                        .path("key")
                        .asText())
                .isEqualTo("name = " + FakeWorker.PLANTED);
        assertThat(control.read(task, "/ledger", false).path("items").path(0).fieldNames())
                .toIterable()
                .contains("reason")
                .doesNotContain("key", "sealedKey");
        assertThat(control.rows("SELECT report || told FROM task_report")).noneMatch(text -> text.contains("2113"));
        assertThat(control.gateway.received(Topics.EVENTS, task, all -> !all.isEmpty()))
                .noneMatch(message -> new String(Json.bytes(message), StandardCharsets.UTF_8).contains("2113"));
    }

    @Test
    void shouldShowThePlanAsTheWorkerWouldDoIt() throws IOException {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING));
        var step = new PlannedStep(1, "freeze", "SET GLOBAL read_only = ON", "Godwit stops <the> writes");
        assertThat(control.callsOf(task).put("/rehearsal", List.of(step))).isEqualTo(204);

        var view = control.read(task, "/cutover");

        assertThat(view.path("outcome").asText()).isEqualTo("planned");
        assertThat(view.path("plan")).hasSize(1);
        assertThat(view.path("plan").path(0).path("statement").asText()).isEqualTo("SET GLOBAL read_only = ON");
        control.done(task, control.send(task, 6, new Command.Cutover()));
        String path = "/internal/v1/migrations/" + task + "/cutover";
        String page = control.get(
                        control.url() + path,
                        Map.of(
                                "Authorization",
                                control.gateway.token("control", "GET", path, false),
                                "Accept",
                                "text/html"))
                .body();
        assertThat(page)
                .contains("<h2>Checklist</h2>", "the target is open", "writes stood still for", "shop.customer")
                .contains("SET GLOBAL read_only = ON", "&lt;the&gt;")
                .doesNotContain("http:", "https:", "<script");
    }

    @Test
    void shouldTellEveryFigureOfTheTourUntilTheMigrationIsOver() {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING));
        String name = "migration=\"m-" + task.toString().substring(0, 8) + "\"";
        assertThat(metrics(name))
                .contains(
                        "godwit_rows_loaded_total",
                        "godwit_bytes_loaded_total",
                        "godwit_changes_applied_total",
                        "godwit_lag_seconds",
                        "godwit_chunks",
                        "godwit_ledger_open",
                        "godwit_findings_open",
                        "godwit_rows_compared_total",
                        "godwit_source_retained_log_bytes",
                        "godwit_worker_batch_seconds_count",
                        "godwit_worker_batch_seconds_sum",
                        "godwit_worker_resident_bytes",
                        "godwit_worker_cpu_seconds_total",
                        "godwit_table_rows_loaded_total",
                        "godwit_table_changes_applied_total",
                        "godwit_table_ledger_open");
        control.done(task, control.send(task, 6, new Command.Cancel()));
        await().atMost(ControlUnderTest.LONG).until(() -> metrics(name).isEmpty());
    }

    private static List<String> metrics(String label) {
        return control.get(control.url() + "/q/metrics", Map.of())
                .body()
                .lines()
                .filter(line -> line.startsWith("godwit_") && line.contains(label))
                .map(line -> line.substring(0, line.indexOf('{')))
                .distinct()
                .toList();
    }
}
