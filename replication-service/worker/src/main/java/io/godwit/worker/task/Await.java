package io.godwit.worker.task;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads or servers do. */
public final class Await {
    private static final long STEP_MILLIS = 20;

    private Await() {}

    /** Asks until it is so, and before each question throws what {@code alive} throws. */
    public static void until(BooleanSupplier condition, Runnable alive) {
        while (true) {
            alive.run();
            if (condition.getAsBoolean()) {
                return;
            }
            pause(STEP_MILLIS);
        }
    }

    /** As above; false when the time is over. */
    public static boolean within(Duration time, BooleanSupplier condition, Runnable alive) {
        long until = System.nanoTime() + time.toNanos();
        while (true) {
            alive.run();
            if (condition.getAsBoolean()) {
                return true;
            }
            if (System.nanoTime() >= until) {
                return false;
            }
            pause(STEP_MILLIS);
        }
    }

    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Ended(io.godwit.platform.task.WorkerSpec.EXIT_STOPPED, "interrupted");
        }
    }
}
