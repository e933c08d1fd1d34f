package io.godwit.benchmark;

import io.godwit.engine.Endpoint;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.platform.message.Json;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import io.godwit.platform.migration.MigrationSpec.SelectionSpec;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.seal.LaunchKey;
import io.godwit.platform.seal.OpeningKey;
import io.godwit.platform.seal.Recipient;
import io.godwit.platform.seal.RowKey;
import io.godwit.platform.sign.KeyFiles;
import io.godwit.platform.sign.PublicKeys;
import io.godwit.platform.sign.SigningKey;
import io.godwit.platform.task.DesiredState.Intent;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.platform.task.WorkerVm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packaged worker in a process of its own, with the arguments that control's launcher gives. */
final class WorkerProcess implements AutoCloseable {
    private static final long PAUSE_MILLIS = 20;
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Process process;
    private final ControlEnd control;
    private final Path log;

    private WorkerProcess(Process process, ControlEnd control, Path log) {
        this.process = process;
        this.control = control;
        this.log = log;
    }

    static WorkerProcess start(Settings settings, Sides sides, SchemaPlan plan)
            throws IOException, GeneralSecurityException {
        Path folder = Files.createDirectories(settings.home().resolve("worker"));
        byte[] bytes = SchemaPlans.toBytes(plan);
        ControlEnd control = new ControlEnd(folder, bytes);
        Path spec = folder.resolve("spec.json");
        KeyFiles.writePrivate(spec, Json.bytes(spec(settings, sides, SchemaPlans.sha256(bytes), control, folder)));
        List<String> command = new ArrayList<>(List.of("setsid", java()));
        command.addAll(jvm(settings, folder));
        command.addAll(List.of("-jar", settings.worker().toString(), "--spec", spec.toString()));
        Path log = folder.resolve("worker.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(WorkerVm.environment());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new WorkerProcess(process, control, log);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** As control's ProcessWorkerLauncher. */
    private static List<String> jvm(Settings settings, Path folder) {
        List<String> options =
                new ArrayList<>(WorkerVm.options(settings.replication().memoryMegabytes()));
        options.addAll(List.of(
                "-Xshare:auto",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "-XX:+AutoCreateSharedArchive",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Djava.io.tmpdir=" + folder));
        options.addAll(settings.moreOptions());
        return options;
    }

    private static WorkerSpec spec(Settings settings, Sides sides, String sha256, ControlEnd control, Path folder)
            throws IOException {
        Path keys = folder.resolve("keys");
        KeyFiles.createMissing(keys, "control");
        Path publicFile = keys.resolve("public/control.json");
        SigningKey signer = KeyFiles.loadSigningKey(KeyFiles.signKey(keys, "control"), publicFile);
        Path launchKey = folder.resolve("launch.key");
        Files.deleteIfExists(launchKey);
        OpeningKey launch = LaunchKey.create(launchKey);
        List<Recipient> recipients = List.of(new Recipient(launch.id(), "launch", launch.publicKey()));
        UUID task = UUID.randomUUID();
        return new WorkerSpec(
                1,
                task,
                UUID.randomUUID(),
                new MigrationSpec(
                        task,
                        "bench",
                        Credentials.seal(endpoint(sides.sourceEndpoint()), password(), recipients, signer),
                        Credentials.seal(endpoint(sides.targetEndpoint()), password(), recipients, signer),
                        new SelectionSpec(List.of(), List.of(), Map.of(), "", false),
                        Map.of(),
                        settings.replication()),
                sha256,
                control.url(),
                control.certificatePem(),
                UUID.randomUUID().toString(),
                launchKey.toString(),
                folder.toString(),
                Optional.empty(),
                List.of(Json.mapper().readValue(publicFile.toFile(), PublicKeys.class)),
                RowKey.create(task, recipients, signer));
    }

    private static char[] password() {
        return Sides.PASSWORD.toCharArray();
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

    ControlEnd control() {
        return control;
    }

    long pid() {
        return process.pid();
    }

    long peakMemory() {
        return Usage.peakMemory(process.pid());
    }

    void awaitCondition(Condition.Type type) throws IOException {
        await(() -> control.last().stream()
                .flatMap(report -> report.conditions().stream())
                .anyMatch(one -> one.type() == type && one.status() == Condition.Status.TRUE));
    }

    /** Looks 50 times a second; fails with the worker's log when it ends before, or after 20 minutes. */
    void await(BooleanSupplier done) throws IOException {
        long until = System.nanoTime() + LIMIT.toNanos();
        while (!done.getAsBoolean()) {
            try {
                if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
                    throw new IllegalStateException("the worker ended, or hangs:\n" + Files.readString(log));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        control.intent(Intent.STOP);
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        control.close();
    }

    /**
     * @param home where servers and logs lie
     * @param worker the packaged worker's quarkus-run.jar
     * @param moreOptions of the worker's virtual machine, to try them
     */
    record Settings(Path home, Path worker, ReplicationSettings replication, List<String> moreOptions) {}
}
