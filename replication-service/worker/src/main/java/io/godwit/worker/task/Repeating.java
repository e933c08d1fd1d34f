package io.godwit.worker.task;

import java.time.Duration;

/** Something small that a thread of its own does again and again, until it is closed: at once, then after each pause. */
public final class Repeating implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Duration pause;
    private final Runnable turn;
    private final Thread thread;
    private volatile boolean closing;

    /** @param turn handles its own failures: what it throws ends the thread */
    public Repeating(String name, Duration pause, Runnable turn) {
        this.pause = pause;
        this.turn = turn;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::loop);
    }

    public void start() {
        thread.start();
    }

    public boolean closing() {
        return closing;
    }

    private void loop() {
        while (!closing) {
            turn.run();
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Waits for the turn that is under way, some seconds at most. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
