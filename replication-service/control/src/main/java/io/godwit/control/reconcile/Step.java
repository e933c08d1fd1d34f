package io.godwit.control.reconcile;

import java.util.Optional;
import java.util.UUID;

/** What is to be done about a task now. Each may be repeated; the next look decides anew. */
sealed interface Step {
    /** All is as it should be. */
    record Nothing() implements Step {}

    /** The schema plan is read through the gateway. */
    record FetchPlan() implements Step {}

    /** @param cutover that the worker settles first */
    record Launch(Optional<UUID> cutover) implements Step {}

    /** The token is revoked, the process killed; the next look starts another one. */
    record Replace(String why) implements Step {}

    /** A worker that ended as it should is put away. */
    record Retire() implements Step {}

    /** A worker that ended by trouble is put away; another one starts after a pause. */
    record Again(String why) implements Step {}

    /** A worker gave up: that is told, and none is started until a person resumes. */
    record GiveUp() implements Step {}

    /** Cancelled without a worker, for there is nothing to stop. */
    record CancelHere() implements Step {}
}
