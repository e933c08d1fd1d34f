package io.godwit.worker.load;

import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.worker.change.Stream;
import io.godwit.worker.task.Await;
import io.godwit.worker.task.Connections;
import io.godwit.worker.task.Task;
import org.jboss.logging.Logger;

/**
 * Loads the chunks that are open while the stream goes on: rows that an order reads again, and rows that the applier is in
 * doubt about while their table converges (H1, H2). Each runs between two batches.
 */
public final class BesideLoad {
    private static final Logger LOG = Logger.getLogger(BesideLoad.class);

    private BesideLoad() {}

    /** Until no chunk is open and the stream has passed all of their watermarks, which may bring forth new ones. */
    public static void untilConverged(Connections connections) {
        do {
            run(connections, connections.stream()::beside);
            connections
                    .state()
                    .highestWatermark()
                    .ifPresent(watermark ->
                            Await.until(() -> connections.stream().reached(watermark), connections::check));
        } while (open(connections));
    }

    /** Whether some table that is not stopped has open chunks. */
    public static boolean open(Connections connections) {
        return connections.state().tables().stream()
                .filter(table -> table.state() != TableStatus.State.STOPPED)
                .anyMatch(table -> table.chunksDone() < table.chunks());
    }

    /** Loads what is open now. */
    public static void run(Connections connections, Loaders.Turn turn) {
        if (!open(connections)) {
            return;
        }
        LOG.debug("open chunks are loaded beside the stream");
        Task task = connections.task();
        Stream stream = connections.stream();
        var refused = new RefusedRows(task.migration().policies(), connections.state(), stream.rules()::stop);
        try (var loaders = new Loaders(task, connections.target(), connections.state(), turn, refused)) {
            loaders.start(task.settings().loaders());
            Await.until(loaders::finished, () -> {
                loaders.check();
                connections.check();
            });
        }
    }
}
