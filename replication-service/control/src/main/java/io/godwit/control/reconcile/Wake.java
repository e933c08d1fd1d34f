package io.godwit.control.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the reconciler before its second is over: something was committed that it should look at. */
@ApplicationScoped
public class Wake {
    private final Semaphore signal = new Semaphore(0);

    public void now() {
        signal.release();
    }

    void await(Duration longest) throws InterruptedException {
        if (signal.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }
}
