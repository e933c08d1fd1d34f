package io.godwit.cli.view;

import io.godwit.cli.client.FindingView;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.client.ProgressView;
import java.util.List;

/** Shows a migration on its way. Called about once a second with what is known now. */
public interface RoadView extends AutoCloseable {

    void show(MigrationView migration, ProgressView progress);

    /** A line beside the road: what a person must know at once. */
    void say(String line);

    void findings(List<FindingView> findings);

    /** Leaves the last state on the screen. */
    @Override
    void close();

    /** The view that fits: objects for {@code --json}, a block redrawn in place on a terminal, lines in a pipe. */
    static RoadView of(boolean json) {
        if (json) {
            return new JsonRoadView(System.out);
        }
        return System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"))
                ? new TerminalRoadView(System.out)
                : new LineRoadView(System.out);
    }
}
