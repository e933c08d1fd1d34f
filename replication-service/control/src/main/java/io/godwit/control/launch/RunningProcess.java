package io.godwit.control.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.godwit.platform.message.Json;
import io.godwit.platform.sign.KeyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A process as it stands in {@code run/<name>.json}, where {@code godwit down} and the next control find it. It is the one
 * that is named there only on the same boot and with the same start time: a pid alone may be somebody else's by now.
 *
 * @param startTicks since boot, field 22 of {@code /proc/<pid>/stat} (proc(5))
 * @param port 0: a worker takes no connection but for its metrics
 */
record RunningProcess(String name, long pid, String bootId, long startTicks, int port) {
    private static final Path PROC = Path.of("/proc");

    static RunningProcess of(String name, long pid) throws IOException {
        return new RunningProcess(
                name, pid, currentBoot(), Stat.of(pid).map(Stat::startTicks).orElse(-1L), 0);
    }

    static Optional<RunningProcess> read(Path file) {
        try {
            return Optional.of(Json.mapper().readValue(Files.readAllBytes(file), RunningProcess.class));
        } catch (JsonProcessingException damaged) {
            return Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        KeyFiles.writePrivate(file, Json.bytes(this));
    }

    /** Whether that very process lives and is no zombie. */
    boolean alive() {
        try {
            return bootId.equals(currentBoot())
                    && Stat.of(pid)
                            .filter(stat -> stat.startTicks() == startTicks && stat.lives())
                            .isPresent();
        } catch (IOException noProc) {
            return false;
        }
    }

    /** Whether it was started for this instance: its specification lies in the instance's folder. */
    boolean runs(UUID instance) {
        try {
            return Files.readString(PROC.resolve(pid + "/cmdline"), StandardCharsets.UTF_8)
                    .contains(instance.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    void kill() {
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static String currentBoot() throws IOException {
        return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    }

    /** @param state R, S, D, T; Z and X are dead */
    private record Stat(char state, long startTicks) {
        private static final int STATE = 0;
        private static final int START = 19;

        /** What follows the name, which may hold anything, closing brackets too. */
        static Optional<Stat> of(long pid) {
            try {
                String stat = Files.readString(PROC.resolve(pid + "/stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                return Optional.of(new Stat(fields[STATE].charAt(0), Long.parseLong(fields[START])));
            } catch (IOException gone) {
                return Optional.empty();
            }
        }

        boolean lives() {
            return state != 'Z' && state != 'X';
        }
    }
}
