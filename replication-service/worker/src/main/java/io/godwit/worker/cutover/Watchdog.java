package io.godwit.worker.cutover;

import io.godwit.engine.EngineException;
import io.godwit.worker.task.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Undoes a cut-over when its time is over, even while its own thread is caught in a long statement. Runs once; whether it or
 * the opening of the target wins is decided in the target.
 */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Watchdog.class);
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Supplier<Instant> deadline;
    private final Thawing thawing;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean fired;

    Watchdog(Supplier<Instant> deadline, Thawing thawing) {
        this.deadline = deadline;
        this.thawing = thawing;
        this.thread = Thread.ofPlatform().daemon().name("cutover-watchdog").start(this::watch);
    }

    boolean fired() {
        return fired;
    }

    private void watch() {
        while (!closing) {
            try {
                if (Instant.now().isAfter(deadline.get())) {
                    fired = true;
                    thaw();
                    return;
                }
                Thread.sleep(50);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void thaw() throws InterruptedException {
        while (!closing) {
            try {
                LOG.warnf("the cut-over's time is over: %s", thawing.run());
                return;
            } catch (EngineException e) {
                if (e.kind() == EngineException.Kind.FENCED) {
                    return;
                }
                LOG.warnf("the cut-over is not undone yet: kind=%s", e.kind());
                Thread.sleep(AGAIN);
            } catch (Ended e) {
                LOG.infof("the cut-over is another worker's by now: %s", e.getMessage());
                return;
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
