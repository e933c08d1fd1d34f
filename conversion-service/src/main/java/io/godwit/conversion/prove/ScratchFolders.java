package io.godwit.conversion.prove;

import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.binaries.BinaryCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * The folders of scratch servers, {@code run-<process>-<its start>-<number>}: passwords are of one run of the service, so is
 * the data. A process id alone would not do, since ids come again, in a container from 1.
 */
final class ScratchFolders {
    private static final Logger LOG = Logger.getLogger(ScratchFolders.class);

    private final Path directory;

    ScratchFolders(Path directory) {
        this.directory = directory;
    }

    /** A folder that nobody used. */
    Path fresh() {
        ProcessHandle self = ProcessHandle.current();
        return directory.resolve("run-" + self.pid() + "-" + started(self) + "-"
                + ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));
    }

    /** Ends and removes what runs of this service left that were killed. */
    void removeDead() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory, "run-*")) {
            for (Path folder : folders) {
                if (!alive(folder.getFileName().toString().split("-", -1))) {
                    PostgresServer.in(folder).build().kill();
                    remove(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path folder) {
        try {
            BinaryCache.deleteTree(folder);
        } catch (IOException e) {
            LOG.warnf("scratch folder stays behind: folder=%s", folder);
        }
    }

    private static boolean alive(String[] name) {
        if (name.length < 4 || !name[1].matches("\\d{1,18}")) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(name[1]));
        return process.filter(found -> name[2].equals(String.valueOf(started(found))))
                .isPresent();
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
