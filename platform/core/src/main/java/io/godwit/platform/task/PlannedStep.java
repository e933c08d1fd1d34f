package io.godwit.platform.task;

/**
 * A step of a cut-over that nobody begins yet. A worker that is ready puts all of them, as it would do them now, to
 * {@code PUT /worker/v1/tasks/{task}/rehearsal}.
 *
 * @param statement what would be executed, one statement a line; empty where nothing is
 */
public record PlannedStep(int number, String name, String statement, String detail) {}
