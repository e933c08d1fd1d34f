package io.godwit.control.task;

import java.time.Duration;

/** The pause before the next try: the first at once, for a killed process says nothing about the next; then 1 s, 2 s … 60 s. */
final class Backoff {
    private static final int LONGEST_SECONDS = 60;

    private Backoff() {}

    static Duration after(int attempts) {
        return attempts == 0
                ? Duration.ZERO
                : Duration.ofSeconds(Math.min(LONGEST_SECONDS, 1L << Math.min(attempts - 1, 6)));
    }
}
