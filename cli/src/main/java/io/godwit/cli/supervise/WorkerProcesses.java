package io.godwit.cli.supervise;

import io.godwit.cli.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The workers that control started on this machine ({@code run/worker-*.json}); they outlive control, but not {@code down}. */
final class WorkerProcesses {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private WorkerProcesses() {}

    /** Ends them: SIGTERM, so that a begun chunk or batch is committed; SIGKILL after half a minute. */
    static void stop(Home home) {
        List<RunFile> workers = living(home);
        workers.forEach(worker -> ProcessHandle.of(worker.pid()).ifPresent(ProcessHandle::destroy));
        Instant limit = Instant.now().plus(LIMIT);
        while (workers.stream().anyMatch(RunFile::alive) && Instant.now().isBefore(limit)) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        workers.stream()
                .filter(RunFile::alive)
                .forEach(worker -> ProcessHandle.of(worker.pid()).ifPresent(ProcessHandle::destroyForcibly));
    }

    private static List<RunFile> living(Home home) {
        try (Stream<Path> files = Files.list(home.run())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith("worker-") && file.endsWith(".json"))
                    .map(file -> RunFile.read(home, file.substring(0, file.length() - ".json".length())))
                    .flatMap(java.util.Optional::stream)
                    .filter(RunFile::alive)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + home.run(), e);
        }
    }
}
