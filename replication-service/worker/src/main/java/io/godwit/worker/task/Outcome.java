package io.godwit.worker.task;

/** How a road ends that is not to be travelled again. */
public enum Outcome {
    DONE,
    CANCELLED,
    CLEANED
}
