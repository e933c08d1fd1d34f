package io.godwit.e2e.chaos;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for what must come. */
final class Waiting {
    private static final long POLL_MILLIS = 100;

    private Waiting() {}

    interface Holds {
        boolean now() throws Exception;
    }

    /** What fails while looking has not come yet. */
    static void until(String what, Duration limit, Holds holds) throws InterruptedException, Unequal {
        long end = System.nanoTime() + limit.toNanos();
        String last = "";
        while (System.nanoTime() < end) {
            try {
                if (holds.now()) {
                    return;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = " (" + e + ")";
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw new Unequal("after " + limit.toSeconds() + " s still not: " + what + last);
    }
}
