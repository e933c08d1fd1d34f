package io.godwit.control.reconcile;

import io.godwit.control.task.TaskRow.Intent;
import io.godwit.platform.migration.Phase;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * All that decides what is to be done about a task.
 *
 * @param listeningSince since when this control hears workers without a break: silence before that means nothing
 */
record Situation(Task task, Wishes wishes, Seen worker, Instant listeningSince, Instant now) {

    /** @param failed a person must act before a worker is started */
    record Task(
            Intent intent,
            Phase phase,
            boolean failed,
            boolean planThere,
            int specVersion,
            Instant specSince,
            Instant startAfter) {
        boolean over() {
            return phase == Phase.DONE || phase == Phase.CANCELLED;
        }
    }

    /** @param cutover begun, and neither done nor undone as far as is known */
    record Wishes(boolean cancel, boolean clean, Optional<Cutover> cutover) {}

    record Cutover(UUID id, Instant deadline) {}

    sealed interface Seen permits Nobody, Living, Gone {}

    /** No worker is noted. */
    record Nobody() implements Seen {}

    /** Its process lives. */
    record Living(int specVersion, Instant startedAt, Optional<Instant> reportedAt) implements Seen {}

    /**
     * Its process is gone, its token not revoked yet.
     *
     * @param exit unknown when a control before this one started it
     * @param complained whether its last report names a failure
     */
    record Gone(int specVersion, OptionalInt exit, boolean complained) implements Seen {}
}
