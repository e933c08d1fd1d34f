package io.godwit.cli.view;

import io.godwit.cli.client.MigrationView;
import io.godwit.cli.client.ProgressView;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Phase;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The six lines of the road, as words: a pure function of what the API says. */
public final class RoadText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int BAR = 30;

    private RoadText() {}

    /** @param state waiting, running, done or failed */
    public record Line(String step, State state, String text) {
        public Line {
            text = Printable.line(text);
        }
    }

    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    public static List<Line> lines(MigrationView migration, ProgressView progress) {
        List<Line> lines = new ArrayList<>();
        Phase phase = migration.phase();
        lines.add(assess(migration));
        lines.add(convert(migration));
        lines.add(load(migration, progress));
        lines.add(replicate(migration, progress));
        lines.add(verify(migration, progress));
        lines.add(new Line(
                "cut over",
                phase == Phase.DONE ? State.DONE : phase == Phase.CUTTING_OVER ? State.RUNNING : State.WAITING,
                phase == Phase.DONE ? "done" : phase == Phase.CUTTING_OVER ? "running" : "–"));
        return lines;
    }

    private static Line assess(MigrationView migration) {
        MigrationView.Summary summary = migration.assessment();
        if (migration.phase().compareTo(Phase.ASSESSED) < 0 || summary == null) {
            boolean running = migration.phase() == Phase.ASSESSING;
            return new Line("assess", running ? State.RUNNING : State.WAITING, running ? "running" : "–");
        }
        boolean met = migration.holds(Condition.Type.PRECONDITIONS_MET);
        String text = String.format(
                Locale.ROOT,
                "%s      %s, %s, %s, %s: %d convert by themselves, %d need a person; %s passed, %d warn, %d fail",
                met ? "done" : "refused",
                Numbers.counted(summary.count("tables"), "table"),
                Numbers.counted(summary.count("views"), "view"),
                Numbers.counted(summary.count("routines"), "routine"),
                Numbers.counted(summary.count("triggers"), "trigger"),
                summary.count("convertible"),
                summary.count("actions"),
                Numbers.counted(summary.count("passed"), "check"),
                summary.count("warned"),
                summary.count("failed"));
        return new Line("assess", met ? State.DONE : State.FAILED, text);
    }

    private static Line convert(MigrationView migration) {
        if (migration.phase().compareTo(Phase.CONVERTED) < 0) {
            boolean running = migration.phase() == Phase.CONVERTING;
            return new Line("convert", running ? State.RUNNING : State.WAITING, running ? "running" : "–");
        }
        MigrationView.Summary summary = migration.conversion();
        long compiled = summary == null ? 0 : summary.count("compiled");
        return new Line(
                "convert",
                State.DONE,
                "done      " + Numbers.counted(compiled, "object") + " compiled on a scratch PostgreSQL");
    }

    private static Line load(MigrationView migration, ProgressView progress) {
        if (migration.phase().compareTo(Phase.PREPARING) < 0) {
            return new Line("load", State.WAITING, "–");
        }
        if (migration.holds(Condition.Type.LOADED)) {
            return new Line(
                    "load",
                    State.DONE,
                    "done      " + Numbers.about(progress.rowsLoaded()) + " rows   "
                            + Numbers.bytes(progress.bytesLoaded()));
        }
        if (migration.phase() == Phase.PREPARING) {
            return new Line("load", State.RUNNING, "preparing");
        }
        double part =
                progress.rowsTotal() == 0 ? 0 : Math.min(1, (double) progress.rowsLoaded() / progress.rowsTotal());
        int filled = (int) Math.round(part * BAR);
        String eta = progress.rowsPerSecond() < 1
                ? ""
                : "   eta "
                        + Numbers.duration(Duration.ofSeconds(Math.round(
                                Math.max(0, progress.rowsTotal() - progress.rowsLoaded()) / progress.rowsPerSecond())));
        return new Line(
                "load",
                State.RUNNING,
                String.format(
                        Locale.ROOT,
                        "%s%s  %d %%   %s rows   %s rows/s   %s/s%s",
                        "█".repeat(filled),
                        "░".repeat(BAR - filled),
                        Math.round(part * 100),
                        Numbers.about(progress.rowsLoaded()),
                        Numbers.about(progress.rowsPerSecond()),
                        Numbers.bytes(progress.bytesPerSecond()),
                        eta));
    }

    private static Line replicate(MigrationView migration, ProgressView progress) {
        if (migration.phase().compareTo(Phase.LOADING) < 0) {
            return new Line("replicate", State.WAITING, "–");
        }
        if (migration.phase() == Phase.LOADING) {
            return new Line(
                    "replicate",
                    State.RUNNING,
                    progress.capturedSince() == null
                            ? "–"
                            : "captured since "
                                    + CLOCK.format(progress.capturedSince().atZone(ZoneId.systemDefault()))
                                    + ", changes wait in the source's log" + kept(progress));
        }
        return new Line(
                "replicate",
                migration.phase() == Phase.DONE ? State.DONE : State.RUNNING,
                String.format(
                        Locale.ROOT,
                        "%s changes applied   %s changes/s   lag %s   %s%s",
                        Numbers.exact(progress.changesApplied()),
                        Numbers.about(progress.changesPerSecond()),
                        Numbers.duration(Duration.ofMillis(progress.lagMillis())),
                        migration.holds(Condition.Type.CONVERGED) ? "converged" : "converging",
                        kept(progress)));
    }

    /** What the source must keep for the migration; little is not worth a word. */
    private static String kept(ProgressView progress) {
        return progress.retainedLogBytes() < 1_000_000
                ? ""
                : "   " + Numbers.bytes(progress.retainedLogBytes()) + " of log kept";
    }

    private static Line verify(MigrationView migration, ProgressView progress) {
        if (migration.phase().compareTo(Phase.REPLICATING) < 0) {
            return new Line("verify", State.WAITING, "–");
        }
        if (migration.holds(Condition.Type.VERIFIED)) {
            return new Line(
                    "verify",
                    State.DONE,
                    "done      " + Numbers.exact(progress.rowsCompared()) + " rows compared, equal");
        }
        if (progress.rowsCompared() == 0) {
            return new Line("verify", State.WAITING, "–");
        }
        String differing =
                progress.rowsDiffering() == 0 ? "" : "   " + Numbers.exact(progress.rowsDiffering()) + " differ";
        return new Line(
                "verify",
                progress.rowsDiffering() == 0 ? State.RUNNING : State.FAILED,
                Numbers.exact(progress.rowsCompared()) + " rows compared" + differing);
    }
}
