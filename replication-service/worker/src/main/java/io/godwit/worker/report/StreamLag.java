package io.godwit.worker.report;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the stream is behind, from the commit times that the source notes. Where those are whole seconds (MySQL's log),
 * so is what this says. Thread-safe.
 */
public final class StreamLag {
    private static final long SILENCE_MILLIS = 5_000;

    private volatile long heardAt;
    private volatile long sourceLag;
    private volatile long appliedLag;
    private volatile long appliedCommit;
    private volatile boolean waiting;

    /** Something came from the source: a transaction's end, or that there is nothing. */
    public void read(Instant committedAt) {
        long now = System.currentTimeMillis();
        heardAt = now;
        sourceLag = Math.max(0, now - committedAt.toEpochMilli());
    }

    /** The source has nothing more for now. */
    public void idle() {
        heardAt = System.currentTimeMillis();
        sourceLag = 0;
    }

    /** @param drained nothing more waits to be applied */
    public void applied(Instant committedAt, boolean drained) {
        appliedCommit = committedAt.toEpochMilli();
        appliedLag = Math.max(0, System.currentTimeMillis() - appliedCommit);
        waiting = !drained;
    }

    /** Nothing waits to be applied. */
    public void drained() {
        waiting = false;
        appliedLag = 0;
    }

    /** From the source's commit to its arrival here. */
    public long sourceMillis() {
        long silence = heardAt == 0 ? 0 : System.currentTimeMillis() - heardAt;
        return silence > SILENCE_MILLIS ? Math.max(silence, sourceLag) : sourceLag;
    }

    /** From the source's commit to the target's. */
    public long millis() {
        if (waiting && appliedCommit > 0) {
            return Math.max(appliedLag, System.currentTimeMillis() - appliedCommit);
        }
        return Math.max(appliedLag, silentMillis());
    }

    private long silentMillis() {
        long silence = heardAt == 0 ? 0 : System.currentTimeMillis() - heardAt;
        return silence > SILENCE_MILLIS ? silence : 0;
    }

    public boolean under(Duration limit) {
        return heardAt > 0 && millis() <= limit.toMillis();
    }
}
