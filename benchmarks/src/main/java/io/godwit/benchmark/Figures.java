package io.godwit.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What one benchmark showed.
 *
 * @param peakMemory VmHWM of the worker, bytes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figures(String benchmark, Machine machine, String what, List<Run> runs, long peakMemory, List<String> options) {

    /** @param cores as the virtual machine sees them */
    record Machine(int cores, String cpu, String java, String source, String target) {}

    /**
     * One measured run.
     *
     * @param who godwit or the peer's name
     * @param units rows or changes
     * @param cpu seconds of user and system time of the process that moves the data
     * @param system the system's part of it
     */
    record Run(
            String who,
            String name,
            long units,
            long bytes,
            double wall,
            double cpu,
            double system,
            double sourceCpu,
            double targetCpu) {

        double unitsPerSecond() {
            return units / wall;
        }

        double cpuPerMillion() {
            return cpu * 1e6 / units;
        }
    }

    String table(String unit) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "  %-18s %-10s %10s %8s %11s %7s %9s %9s %9s %9s %12s",
                "", "", unit, "wall s", unit + "/s", "MB/s", "CPU s", "system", "source", "target", "CPU s/M"));
        for (Run run : runs) {
            lines.add(line(run));
        }
        runs.stream().map(Run::who).distinct().forEach(who -> lines.add(line(median(who))));
        lines.add(String.format(Locale.ROOT, "  worker's peak memory (VmHWM): %d MB", peakMemory >> 20));
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(Run run) {
        return String.format(
                Locale.ROOT,
                "  %-18s %-10s %,10d %8.2f %,11.0f %7.1f %9.2f %9.2f %9.2f %9.2f %12.3f",
                run.who,
                run.name,
                run.units,
                run.wall,
                run.unitsPerSecond(),
                run.bytes / run.wall / 1e6,
                run.cpu,
                run.system,
                run.sourceCpu,
                run.targetCpu,
                run.cpuPerMillion());
    }

    /** The median by CPU time of the runs that are no warm-up. */
    Run median(String who) {
        List<Run> measured = runs.stream()
                .filter(run -> run.who.equals(who) && !run.name.startsWith("warm"))
                .sorted(Comparator.comparingDouble(Run::cpuPerMillion))
                .toList();
        Run middle = measured.get(measured.size() / 2);
        return new Run(
                who,
                "median",
                middle.units,
                middle.bytes,
                middle.wall,
                middle.cpu,
                middle.system,
                middle.sourceCpu,
                middle.targetCpu);
    }
}
