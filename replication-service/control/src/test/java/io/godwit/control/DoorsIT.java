package io.godwit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.control.worker.Behaviour;
import io.godwit.control.worker.FakeWorkerCalls;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Json;
import io.godwit.platform.message.Topics;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.WorkerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may talk to control by which door, and that no password leaves it in clear. */
class DoorsIT {
    private static ControlUnderTest control;
    private static UUID task;

    @BeforeAll
    static void start() {
        control = new ControlUnderTest();
        task = control.started(Behaviour.in(Phase.REPLICATING));
        UUID verify = control.send(task, 6, new Command.Verify());
        control.done(task, verify);
    }

    @AfterAll
    static void stop() {
        control.close();
    }

    @Test
    void shouldKeepTheTwoDoorsApart() throws IOException {
        assertThat(control.get(control.url() + "/worker/v1/tasks/" + task + "/plan", Map.of())
                        .statusCode())
                .isEqualTo(404);
        FakeWorkerCalls overTls = calls(control.workerUrl(), "any");
        assertThat(overTls.get("/internal/v1/migrations/" + task + "/progress").statusCode())
                .isEqualTo(404);
        assertThat(overTls.get("/q/metrics").statusCode()).isEqualTo(404);
        assertThat(overTls.get("/worker/../internal/v1/migrations/" + task + "/progress")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldLetNobodyInWithoutAToken() throws IOException {
        assertThat(calls(control.workerUrl() + "/worker/v1/tasks/" + task, "guessed")
                        .get("/plan")
                        .statusCode())
                .isEqualTo(410);
        assertThat(control.callsOf(task).get("/plan").statusCode()).isEqualTo(200);
        UUID other = control.started(Behaviour.in(Phase.LOADING));
        String token = spec(other).token();
        assertThat(calls(control.workerUrl() + "/worker/v1/tasks/" + task, token)
                        .get("/plan")
                        .statusCode())
                .isEqualTo(410);
        assertThat(control.get(control.url() + "/internal/v1/migrations/" + task + "/progress", Map.of())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldAnswerAsNothingWhenAWorkerTellsNonsense() throws IOException {
        FakeWorkerCalls calls = control.callsOf(task);
        assertThat(calls.post("/report", "{\"task\":7}").statusCode()).isEqualTo(400);
        assertThat(calls.post("/report", "no json").statusCode()).isEqualTo(400);
        assertThat(calls.post("/report", "null").statusCode()).isEqualTo(400);
        assertThat(calls.post("/report", "{}").statusCode()).isEqualTo(422);
        UUID nobodyAsked = UUID.randomUUID();
        Instant now = Instant.now();
        var step = new CutoverStep(
                nobodyAsked, 1, "check", CutoverStep.State.RUNNING, "", "", Optional.of(now), Optional.empty(), now);
        assertThat(calls.put("/cutovers/" + nobodyAsked + "/steps/1", step)).isEqualTo(409);
        assertThat(calls.get("/cutovers/no-uuid").statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("H30")
    void shouldLeaveNoPasswordAnywhereInClear() throws IOException {
        for (String secret : List.of(ControlUnderTest.PASSWORD_SOURCE, ControlUnderTest.PASSWORD_TARGET)) {
            // the part that no escaping changes
            byte[] planted = secret.substring(secret.indexOf("secret")).getBytes(StandardCharsets.UTF_8);
            assertThat(files(control.home)).noneMatch(file -> holds(read(file), planted));
            assertThat(processFiles()).isNotEmpty().noneMatch(file -> holds(read(file), planted));
            assertThat(tables())
                    .isNotEmpty()
                    .noneMatch(row -> row.contains(new String(planted, StandardCharsets.UTF_8)));
            for (String topic : List.of(Topics.REPLICATION, Topics.EVENTS)) {
                var messages = control.gateway.received(topic, task, all -> !all.isEmpty());
                assertThat(messages).isNotEmpty().noneMatch(message -> holds(Json.bytes(message), planted));
            }
        }
    }

    @Test
    @Tag("H30")
    void shouldKeepThePrivateFilesOfAWorkerToItsUser() throws IOException {
        Path folder = control.home.resolve(
                "workers/" + task + "/" + control.instances(task).getLast());
        assertThat(files(folder))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(control.keys().resolve("control-tls.password"))))
                .isEqualTo("rw-------");
        String arguments = new String(read(proc("cmdline")), StandardCharsets.UTF_8);
        assertThat(arguments).contains("spec.json").doesNotContain(spec(task).token());
        assertThat(holds(read(proc("environ")), spec(task).token().getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(tables()).noneMatch(row -> row.contains(token()));
    }

    @Test
    void shouldTellTheFiguresAsMetrics() {
        var answer = control.get(control.url() + "/q/metrics", Map.of());
        assertThat(answer.body())
                .contains("godwit_rows_loaded_total{migration=\"m-"
                        + task.toString().substring(0, 8));
    }

    private static String token() {
        try {
            return spec(task).token();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkerSpec spec(UUID of) throws IOException {
        Path file = control.home.resolve(
                "workers/" + of + "/" + control.instances(of).getLast() + "/spec.json");
        return Json.mapper().readValue(Files.readAllBytes(file), WorkerSpec.class);
    }

    private static FakeWorkerCalls calls(String base, String token) throws IOException {
        return new FakeWorkerCalls(base, spec(task).controlCertificate(), token);
    }

    private static Path proc(String name) {
        return Path.of("/proc", control.runFile(task).path("pid").asText(), name);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** Arguments and environment of every process that was started from the test's home. */
    private static List<Path> processFiles() {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", String.valueOf(process.pid())))
                .filter(process -> holds(
                        read(process.resolve("cmdline")),
                        control.home.toString().getBytes(StandardCharsets.UTF_8)))
                .flatMap(process -> Stream.of(process.resolve("cmdline"), process.resolve("environ")))
                .toList();
    }

    /** Every row of every table of control, as text; bytes as the text that they hold. */
    private static List<String> tables() {
        return control.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'control'").stream()
                .flatMap(table -> control
                        .rows(
                                table.equals("outbox")
                                        ? "SELECT convert_from(value, 'UTF8') FROM outbox"
                                        : "SELECT t::text FROM \"" + table + "\" t")
                        .stream())
                .toList();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0];
        }
    }

    private static boolean holds(byte[] all, byte[] part) {
        return new String(all, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
