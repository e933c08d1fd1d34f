package io.godwit.worker.load;

import io.godwit.worker.shape.KeyBuilder;
import io.godwit.worker.shape.Shaper;
import io.godwit.worker.task.Await;
import io.godwit.worker.task.Connections;

/** Every open chunk, and the keys of each table as soon as its rows are there; all before the first change is applied. */
public final class Load {
    private static final int PARALLEL_KEYS = 2;
    private static final long STEP_MILLIS = 250;

    private Load() {}

    public static void run(Connections connections, Shaper shaper) {
        var task = connections.task();
        var refused = new RefusedRows(task.migration().policies(), connections.state(), table -> {});
        try (var loaders = new Loaders(task, connections.target(), connections.state(), Runnable::run, refused);
                var keys = new KeyBuilder(shaper, connections.state(), PARALLEL_KEYS)) {
            loaders.start(task.settings().loaders());
            while (!loaders.finished()) {
                loaders.check();
                keys.step();
                Await.pause(STEP_MILLIS);
            }
            loaders.check();
            keys.step();
            Await.until(keys::finished, loaders::check);
            keys.rest();
        }
    }
}
