package io.godwit.cli.supervise;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.home.Home;
import io.godwit.platform.servers.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who runs: {@code run/<name>.json}. A process is the one that is named here only on the same boot and with the same start
 * time; a pid alone may be somebody else's by now.
 *
 * @param startTicks since boot, field 22 of {@code /proc/<pid>/stat} (proc(5))
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunFile(String name, long pid, String bootId, long startTicks, int port) {

    public static RunFile of(String name, long pid, int port) {
        return new RunFile(name, pid, currentBoot(), startTicks(pid), port);
    }

    public static Optional<RunFile> read(Home home, String name) {
        Path file = home.run().resolve(name + ".json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(GatewayClient.JSON.readValue(Home.read(file), RunFile.class));
        } catch (JsonProcessingException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    public void write(Home home) {
        try {
            Home.write(home.run().resolve(name + ".json"), GatewayClient.JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether that very process lives, and is no zombie. */
    public boolean alive() {
        return pid > 0 && bootId.equals(currentBoot()) && startTicks == startTicks(pid) && Processes.alive(pid);
    }

    private static String currentBoot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static long startTicks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[19]);
        } catch (IOException e) {
            return -1;
        }
    }
}
