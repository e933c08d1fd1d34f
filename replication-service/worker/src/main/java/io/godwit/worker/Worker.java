package io.godwit.worker;

import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.problem.Failures;
import io.godwit.worker.report.Reporter;
import io.godwit.worker.task.Ended;
import io.godwit.worker.task.Outcome;
import io.godwit.worker.task.Task;
import io.godwit.worker.task.TaskRun;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A worker's life: travels the road of its task, begins it anew after what another try may mend, and says by its exit code
 * whether another worker makes sense ({@link WorkerSpec}).
 */
public final class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS_DONE = Duration.ofMinutes(2);

    private final Task task;

    public Worker(Task task) {
        this.task = task;
    }

    /** Returns the exit code. */
    public int run() {
        try (var reporter = new Reporter(task)) {
            reporter.start();
            int code = roads();
            reporter.last(code == WorkerSpec.EXIT_FINISHED ? LAST_WORDS_DONE : LAST_WORDS);
            LOG.infof("worker ends: exit=%d", code);
            return code;
        } finally {
            task.source().password().close();
            task.target().password().close();
        }
    }

    private int roads() {
        Duration backoff = task.tuning().firstBackoff();
        while (true) {
            long begun = System.nanoTime();
            try (var road = new TaskRun(task)) {
                Outcome outcome = road.run();
                LOG.infof("the task is over: %s", outcome);
                return WorkerSpec.EXIT_FINISHED;
            } catch (Ended e) {
                if (e.processEnds()) {
                    LOG.infof("the worker stops: %s", e.getMessage());
                    return e.exitCode();
                }
            } catch (RuntimeException e) {
                int code = failed(e);
                if (code != WorkerSpec.EXIT_RETRY) {
                    return code;
                }
                boolean lasted = Duration.ofNanos(System.nanoTime() - begun).compareTo(Duration.ofMinutes(1)) > 0;
                backoff = lasted ? task.tuning().firstBackoff() : backoff;
                if (!sleep(backoff)) {
                    return WorkerSpec.EXIT_STOPPED;
                }
                backoff = min(backoff.multipliedBy(2), task.tuning().lastBackoff());
            }
        }
    }

    /** The exit code that this failure means; {@code EXIT_RETRY}: begin the road anew. */
    private int failed(RuntimeException failure) {
        if (Failures.fenced(failure)) {
            LOG.warn("another worker took over");
            return WorkerSpec.EXIT_STOPPED;
        }
        var problem = Failures.problem(failure);
        if (Failures.retryable(failure)) {
            LOG.warnf("trouble, the road is begun anew: problem=%s detail=%s", problem.code(), problem.detail());
            task.progress().trouble(problem);
            return WorkerSpec.EXIT_RETRY;
        }
        LOG.errorf(failure, "the task cannot go on: problem=%s", problem.code());
        task.progress().overcome(); // what it tried to overcome before is not what it ended of
        task.progress().failure(problem);
        task.progress().conditions().set(Type.FAILED, true, "Failed", problem.code() + " " + problem.detail());
        return WorkerSpec.EXIT_FATAL;
    }

    /** False when the process is to end. */
    private boolean sleep(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            if (task.desire().ending()) {
                return false;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static Duration min(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }
}
