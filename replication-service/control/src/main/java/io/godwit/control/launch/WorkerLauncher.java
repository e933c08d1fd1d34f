package io.godwit.control.launch;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Starts workers somewhere and knows what became of them. A worker is named by its task and instance alone, so that what
 * one control started is found by the next one. Calls come from one thread and may be repeated.
 */
public interface WorkerLauncher {
    /** Returns when the worker is on its way; ends any other worker of the task that this launcher still finds. */
    void start(Launch launch) throws IOException;

    State look(UUID task, UUID instance);

    /** Ends it at once if it lives, and removes what was made for it. */
    void end(UUID task, UUID instance);

    /** What became of a worker. */
    sealed interface State permits Alive, Ended {}

    record Alive() implements State {}

    /** @param exit its exit code, where this control saw it end */
    record Ended(OptionalInt exit) implements State {}
}
