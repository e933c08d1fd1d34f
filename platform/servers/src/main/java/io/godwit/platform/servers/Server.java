package io.godwit.platform.servers;

import java.nio.file.Path;

/**
 * A server of this machine, listening on 127.0.0.1 only. It has a folder of its own and keeps data and port over restarts;
 * starting it when it already runs takes over the running process. Thread-safe.
 */
public interface Server extends AutoCloseable {
    /** Starts it, or takes over the process that already works in its folder, and returns when it answers. */
    void start();

    /** Ends it in good order; after a minute by SIGKILL. Nothing happens when it does not run. */
    void stop();

    /** SIGKILL, as a crash would have it; what was durable is recovered by the next {@link #start}. */
    void kill();

    boolean running();

    /** Its (main) process. */
    long pid();

    default String host() {
        return "127.0.0.1";
    }

    int port();

    /** Holds data, log and port. */
    Path folder();

    /** Everything that it prints, over all its lives. */
    Path log();

    @Override
    default void close() {
        stop();
    }
}
