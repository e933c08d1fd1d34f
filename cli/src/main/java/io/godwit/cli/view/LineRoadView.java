package io.godwit.cli.view;

import io.godwit.cli.client.FindingView;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.client.ProgressView;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The road in a pipe: one line when a step starts, one when it ends. */
final class LineRoadView implements RoadView {
    private final PrintStream out;
    private final Map<String, RoadText.State> shown = new HashMap<>();

    LineRoadView(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(MigrationView migration, ProgressView progress) {
        for (RoadText.Line line : RoadText.lines(migration, progress)) {
            RoadText.State before = shown.getOrDefault(line.step(), RoadText.State.WAITING);
            if (before != line.state()) {
                shown.put(line.step(), line.state());
                out.printf("  %-10s  %s%n", line.step(), line.text());
                out.flush();
            }
        }
    }

    @Override
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void findings(List<FindingView> findings) {
        findings.forEach(finding -> ProblemText.print(out, finding));
    }

    @Override
    public void close() {
        out.flush();
    }
}
