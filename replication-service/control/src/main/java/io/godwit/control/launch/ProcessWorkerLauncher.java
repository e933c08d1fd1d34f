package io.godwit.control.launch;

import io.godwit.platform.message.Json;
import io.godwit.platform.seal.LaunchKey;
import io.godwit.platform.seal.OpeningKey;
import io.godwit.platform.seal.Recipient;
import io.godwit.platform.sign.KeyFiles;
import io.godwit.platform.task.WorkerVm;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Workers as processes of this machine, each in a session of its own: they outlive control, and the next control finds them
 * by their run file. All that is secret lies in files of the instance's folder, which goes when the worker goes.
 */
@ApplicationScoped
public class ProcessWorkerLauncher implements WorkerLauncher {
    private static final Logger LOG = Logger.getLogger(ProcessWorkerLauncher.class);
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "TMPDIR");
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final ProcessSettings settings;
    private final Folders folders;
    private final WorkerSpecs specs;
    private final Map<UUID, Process> own = new ConcurrentHashMap<>();

    ProcessWorkerLauncher(ProcessSettings settings, Folders folders, WorkerSpecs specs) {
        this.settings = settings;
        this.folders = folders;
        this.specs = specs;
    }

    @Override
    public void start(Launch launch) throws IOException {
        RunningProcess.read(folders.runFile(launch.task())).ifPresent(this::kill);
        Path folder = folders.ofInstance(launch.task(), launch.instance());
        KeyFiles.createPrivateDirectory(folders.ofTask(launch.task()));
        KeyFiles.createPrivateDirectory(folder);
        Path keyFile = folder.resolve("launch.key");
        OpeningKey key = LaunchKey.create(keyFile);
        var recipient = new Recipient(key.id(), "worker", key.publicKey());
        Path specFile = folder.resolve("spec.json");
        KeyFiles.writePrivate(specFile, Json.bytes(specs.of(launch, recipient, keyFile.toString(), folder.toString())));
        Process process = process(launch, folder, specFile);
        own.put(launch.instance(), process);
        RunningProcess.of("worker-" + launch.task(), process.pid()).write(folders.runFile(launch.task()));
    }

    private Process process(Launch launch, Path folder, Path specFile) throws IOException {
        List<String> command = new ArrayList<>();
        // setsid execs in place, for a child of ours leads no group: the pid stays
        command.add("setsid");
        command.add(settings.java().toString());
        command.addAll(WorkerVm.options(launch.migration().settings().memoryMegabytes()));
        command.addAll(List.of(
                "-Xshare:auto",
                "-XX:SharedArchiveFile=" + folders.classes(),
                "-XX:+AutoCreateSharedArchive",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                settings.worker().toString(),
                "--spec",
                specFile.toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        logFile(launch.migration().name()).toFile()));
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(WorkerVm.environment());
        return builder.start();
    }

    private Path logFile(String name) throws IOException {
        Path log = folders.log(name);
        if (!Files.exists(log)) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return log;
    }

    @Override
    public State look(UUID task, UUID instance) {
        Process process = own.get(instance);
        if (process != null) {
            return process.isAlive() ? new Alive() : new Ended(OptionalInt.of(process.exitValue()));
        }
        boolean adopted = RunningProcess.read(folders.runFile(task))
                .filter(found -> found.alive() && found.runs(instance))
                .isPresent();
        return adopted ? new Alive() : new Ended(OptionalInt.empty());
    }

    @Override
    public void end(UUID task, UUID instance) {
        Process process = own.remove(instance);
        Path runFile = folders.runFile(task);
        if (process != null) {
            kill(process.toHandle());
        }
        RunningProcess.read(runFile)
                .filter(found -> !found.alive() || found.runs(instance))
                .ifPresent(found -> {
                    kill(found);
                    delete(runFile);
                });
        deleteTree(folders.ofInstance(task, instance));
    }

    private void kill(RunningProcess process) {
        if (process.alive()) {
            ProcessHandle.of(process.pid()).ifPresent(ProcessWorkerLauncher::kill);
        }
    }

    /** SIGKILL, and waits until it is gone: what is begun is undone by the target's fences, not by the process. */
    private static void kill(ProcessHandle process) {
        if (!process.isAlive()) {
            return;
        }
        LOG.infof("worker process killed: pid=%d", process.pid());
        process.destroyForcibly();
        try {
            process.onExit().get(KILL_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.warnf("worker process is still there after SIGKILL: pid=%d", process.pid());
        }
    }

    private static void deleteTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            deepestFirst.forEach(ProcessWorkerLauncher::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("the folder of a worker that is gone stays: path=%s", folder);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("file not removed: path=%s", file);
        }
    }
}
