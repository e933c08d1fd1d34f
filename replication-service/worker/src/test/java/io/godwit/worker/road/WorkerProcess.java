package io.godwit.worker.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.Endpoint;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.platform.message.Json;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import io.godwit.platform.migration.MigrationSpec.SelectionSpec;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.seal.LaunchKey;
import io.godwit.platform.seal.OpeningKey;
import io.godwit.platform.seal.Recipient;
import io.godwit.platform.seal.RowKey;
import io.godwit.platform.servers.test.TestServers;
import io.godwit.platform.sign.KeyFiles;
import io.godwit.platform.sign.PublicKeys;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.platform.task.WorkerVm;
import io.godwit.worker.fake.FakeControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A worker as control starts it: the packaged application, with a specification, sealed passwords and a launch key. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final Path log;

    private final UUID instance;

    private WorkerProcess(Process process, UUID instance, Path log) {
        this.process = process;
        this.instance = instance;
        this.log = log;
    }

    static WorkerProcess start(Shop shop, SchemaPlan plan, ControlServer control, Optional<UUID> cutover)
            throws IOException {
        return start(shop, plan, control, cutover, new ReplicationSettings(2, 1_000, 30_000, "by-godwit", 120, 192));
    }

    static WorkerProcess start(
            Shop shop, SchemaPlan plan, ControlServer control, Optional<UUID> cutover, ReplicationSettings settings)
            throws IOException {
        Path home = Files.createTempDirectory(TestServers.folder("worker"), "launch");
        Path keys = home.resolve("keys");
        KeyFiles.createMissing(keys, "control");
        Path publicFile = keys.resolve("public/control.json");
        var signer = KeyFiles.loadSigningKey(KeyFiles.signKey(keys, "control"), publicFile);
        OpeningKey launch = LaunchKey.create(home.resolve("launch.key"));
        var recipients = List.of(new Recipient(launch.id(), "launch", launch.publicKey()));
        UUID task = UUID.nameUUIDFromBytes(shop.target.name().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var spec = new WorkerSpec(
                1,
                task,
                UUID.randomUUID(),
                new MigrationSpec(
                        task,
                        "shop",
                        Credentials.seal(
                                endpoint(shop.sourceEndpoint()),
                                shop.sourcePassword().reveal().toCharArray(),
                                recipients,
                                signer),
                        Credentials.seal(
                                endpoint(shop.targetEndpoint()),
                                shop.targetPassword().reveal().toCharArray(),
                                recipients,
                                signer),
                        new SelectionSpec(List.of(), List.of(), Map.of(), "", false),
                        Map.of(),
                        settings),
                SchemaPlans.sha256(SchemaPlans.toBytes(plan)),
                control.url(),
                control.certificatePem(),
                control.newToken(),
                home.resolve("launch.key").toString(),
                home.toString(),
                cutover,
                List.of(Json.mapper().readValue(publicFile.toFile(), PublicKeys.class)),
                RowKey.create(task, recipients, signer));
        Path file = home.resolve("spec.json");
        Files.write(file, Json.bytes(spec));
        return launch(spec.instance(), file, home, settings.memoryMegabytes());
    }

    private static WorkerProcess launch(UUID instance, Path spec, Path home, int megabytes) throws IOException {
        Path log = home.resolve("worker.log");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(WorkerVm.options(megabytes));
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + home,
                "-Dquarkus.log.console.json.enabled=false",
                "-jar",
                "target/quarkus-app/quarkus-run.jar",
                "--spec",
                spec.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(WorkerVm.environment());
        Process process = builder.start();
        return new WorkerProcess(process, instance, log);
    }

    private static SealedEndpoint endpoint(Endpoint endpoint) {
        return new SealedEndpoint(
                UUID.randomUUID(),
                endpoint.engine(),
                endpoint.engine(),
                endpoint.host(),
                endpoint.port(),
                endpoint.database(),
                endpoint.user(),
                "disable",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Credentials.none());
    }

    /** The most bytes that were resident at once; 0 when it has ended. */
    long highWater() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            // before the file was opened, or while it was read
            return 0;
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    UUID instance() {
        return instance;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Whether it told control that a cut-over may start. */
    boolean ready(FakeControl control) {
        return control.last()
                .filter(report -> report.instance().equals(instance))
                .filter(report -> report.conditions().stream()
                        .anyMatch(one -> one.type() == Type.READY_FOR_CUTOVER && one.status() == Condition.Status.TRUE))
                .isPresent();
    }

    /** Fails with its log when it ends before. */
    void awaitReady(FakeControl control) throws IOException {
        await().atMost(Duration.ofMinutes(5)).until(() -> !alive() || ready(control));
        assertThat(alive()).as(log()).isTrue();
    }

    /** Fails with its log when it does not end. */
    int awaitExit() throws IOException, InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(log()).isTrue();
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
