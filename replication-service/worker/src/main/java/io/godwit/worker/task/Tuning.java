package io.godwit.worker.task;

import java.time.Duration;

/**
 * Sizes and times that no user sets.
 *
 * @param batchBytes of a batch; up to three are in memory: being read, waiting, being applied
 * @param linger how long changes gather before they are applied
 * @param leaseTime how long a chunk stays taken after its worker was last seen
 * @param recheckRounds aligned comparisons that a row must fail before it is accused
 * @param namedKeys differing keys of a table that are named one by one
 */
public record Tuning(
        long batchBytes,
        int batchChanges,
        Duration linger,
        Duration leaseTime,
        Duration reportEvery,
        int recheckRounds,
        int namedKeys,
        Duration firstBackoff,
        Duration lastBackoff) {

    public static Tuning defaults() {
        return new Tuning(
                8L << 20,
                100_000,
                Duration.ofMillis(200),
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                4,
                10_000,
                Duration.ofMillis(500),
                Duration.ofSeconds(15));
    }
}
