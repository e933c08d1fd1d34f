package io.godwit.worker.task;

import io.godwit.platform.task.WorkerSpec;

/** What runs is to end, as told or because another worker took over; thrown on any thread that asks. */
public final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int NOT_THE_PROCESS = -1;
    private final int exitCode;

    public Ended(int exitCode, String why) {
        super(why, null, false, false);
        this.exitCode = exitCode;
    }

    /** Control has another worker for this task (H15). */
    public static Ended replaced() {
        return new Ended(WorkerSpec.EXIT_STOPPED, "control has another worker for this task");
    }

    /** Only the present road ends: an order waits that needs none. */
    static Ended roadLeft() {
        return new Ended(NOT_THE_PROCESS, "an order waits that needs no stream");
    }

    /** The road is travelled anew, at once. */
    static Ended roadAnew(String why) {
        return new Ended(NOT_THE_PROCESS, why);
    }

    public boolean processEnds() {
        return exitCode != NOT_THE_PROCESS;
    }

    public int exitCode() {
        return exitCode;
    }
}
