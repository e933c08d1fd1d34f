package io.godwit.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * CPU time and memory of processes, as Linux counts them.
 *
 * <p>Source: proc(5): {@code /proc/PID/stat} fields 14 to 17 in ticks of 10 ms, {@code /proc/PID/status} VmHWM in kB.
 */
final class Usage {
    private static final double TICKS = 100;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private Usage() {}

    /** Seconds of user and system time of one process with all its threads. */
    static double cpu(long pid) {
        String[] stat = stat(pid);
        return stat.length == 0 ? 0 : seconds(stat, USER, SYSTEM);
    }

    /** The part of {@link #cpu} that the kernel worked for it. */
    static double systemCpu(long pid) {
        String[] stat = stat(pid);
        return stat.length == 0 ? 0 : Long.parseLong(stat[SYSTEM]) / TICKS;
    }

    /** Seconds of a process, of its children that live and of those that have ended. */
    static double cpuOfFamily(long pid) {
        while (true) {
            double before = ownAndEnded(pid);
            double living = living(pid);
            if (before == ownAndEnded(pid)) {
                return before + living;
            }
            // A child that ended in between would count twice or not at all.
        }
    }

    private static double ownAndEnded(long pid) {
        String[] stat = stat(pid);
        return stat.length == 0 ? 0 : seconds(stat, USER, SYSTEM) + seconds(stat, CHILDREN_USER, CHILDREN_SYSTEM);
    }

    private static double living(long pid) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(name -> stat(Long.parseLong(name)))
                    .filter(child -> child.length > 0 && Long.parseLong(child[PARENT]) == pid)
                    .mapToDouble(child -> seconds(child, USER, SYSTEM))
                    .sum();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The most memory that a process ever held, in bytes. */
    static long peakMemory(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static double seconds(String[] stat, int one, int other) {
        return (Long.parseLong(stat[one]) + Long.parseLong(stat[other])) / TICKS;
    }

    /** The fields from the third on: the second, the name, may hold anything. */
    private static String[] stat(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            return new String[0];
        }
    }
}
