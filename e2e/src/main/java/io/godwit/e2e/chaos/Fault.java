package io.godwit.e2e.chaos;

import java.time.Duration;

/**
 * One fault of a round.
 *
 * @param moment what must have begun
 * @param after how long after that
 * @param hold until what was taken away is given back, where it does not come back by itself
 */
record Fault(Victim victim, Moment moment, Duration after, Duration hold) {

    enum Moment {
        LOADING,
        REPLICATING
    }
}
