package io.godwit.cli.view;

import io.godwit.cli.client.FindingView;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.client.ProgressView;
import java.io.PrintStream;
import java.util.List;

/** The road as a block that is redrawn in place (ECMA-48 sequences). */
final class TerminalRoadView implements RoadView {
    private final PrintStream out;
    private int drawn;

    TerminalRoadView(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(MigrationView migration, ProgressView progress) {
        StringBuilder block = new StringBuilder(erase());
        List<RoadText.Line> lines = RoadText.lines(migration, progress);
        for (RoadText.Line line : lines) {
            block.append(String.format(
                    "  %-10s  %s%s%s%n", line.step(), color(line.state()), cut(line.text()), "\u001b[0m"));
        }
        out.print(block);
        out.flush();
        drawn = lines.size();
    }

    @Override
    public void say(String line) {
        out.print(erase() + line + System.lineSeparator());
        drawn = 0;
    }

    @Override
    public void findings(List<FindingView> findings) {
        out.print(erase());
        drawn = 0;
        findings.forEach(finding -> ProblemText.print(out, finding));
    }

    @Override
    public void close() {
        drawn = 0;
        out.flush();
    }

    private String erase() {
        return drawn == 0 ? "" : "\u001b[" + drawn + "F\u001b[J";
    }

    private static String cut(String text) {
        int width = columns() - 15;
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }

    private static int columns() {
        try {
            return Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "160"));
        } catch (NumberFormatException e) {
            return 160;
        }
    }

    private static String color(RoadText.State state) {
        return switch (state) {
            case WAITING -> "\u001b[2m";
            case RUNNING -> "";
            case DONE -> "\u001b[32m";
            case FAILED -> "\u001b[31m";
        };
    }
}
