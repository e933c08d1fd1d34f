package io.godwit.worker.report;

import io.godwit.platform.migration.Condition.Type;
import io.godwit.worker.task.Ended;
import io.godwit.worker.task.Task;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Tells control how far the task is, about once a second, and hears what it wants. On a thread of its own: control may be
 * away for as long as it likes.
 */
public final class Reporter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Reporter.class);

    private final Task task;
    private final Reports reports;
    private final Thread thread;
    private volatile boolean closing;
    private boolean away;

    public Reporter(Task task) {
        this.task = task;
        this.reports = new Reports(task);
        this.thread = Thread.ofPlatform().daemon().name("reporter").unstarted(this::loop);
    }

    public void start() {
        thread.start();
    }

    private void loop() {
        while (!closing) {
            report();
            try {
                Thread.sleep(task.tuning().reportEvery());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized boolean report() {
        try {
            task.desire().told(task.control().report(reports.now()));
            boolean rests = task.desire().resting();
            task.progress()
                    .conditions()
                    .set(
                            Type.PAUSED,
                            rests,
                            rests ? "Resting" : "Running",
                            rests ? "what was begun is committed, nothing is written" : "the task runs");
            if (away) {
                LOG.info("control answers again");
                away = false;
            }
            return true;
        } catch (Ended e) {
            task.desire().end(e);
            return true;
        } catch (IOException | RuntimeException e) {
            if (!away) {
                LOG.warnf("control cannot be reached, going on as last told: problem=%s", e.toString());
                away = true;
            }
            return false;
        }
    }

    /** Tells control the end; tries so long, for nobody will ask again. */
    public boolean last(Duration time) {
        stop();
        long until = System.nanoTime() + time.toNanos();
        while (!report()) {
            if (System.nanoTime() > until) {
                LOG.error("control did not hear the last report");
                return false;
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private void stop() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(12));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
