package io.godwit.worker;

import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.task.Desire;
import io.godwit.worker.task.Ended;
import io.godwit.worker.task.Specification;
import io.godwit.worker.task.Task;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** {@code java -jar quarkus-run.jar --spec FILE}. */
@QuarkusMain
public final class WorkerMain implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(WorkerMain.class);
    private static final long SHUTDOWN_MILLIS = 25_000;

    private final MeterRegistry metrics;

    public WorkerMain(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        if (arguments.length != 2 || !arguments[0].equals("--spec")) {
            LOG.error("usage: --spec FILE");
            return 2;
        }
        Specification specification;
        try {
            specification = Specification.read(Path.of(arguments[1]));
        } catch (io.godwit.platform.problem.ProblemException e) {
            LOG.errorf("the specification cannot be used: %s", e.getMessage());
            return WorkerSpec.EXIT_FATAL;
        }
        try (specification) {
            Task task = specification.task();
            new WorkerMetrics(task, metrics).bind();
            task.progress().conditions().set(Type.FAILED, false, "Running", "the worker runs");
            Thread hook = stopOnTerm(task.desire());
            int code = new Worker(task).run();
            removeHook(hook);
            return code;
        }
    }

    /** SIGTERM: the batch and the chunks that are being done are finished, then the process ends. */
    private static Thread stopOnTerm(Desire desire) {
        Thread main = Thread.currentThread();
        Thread hook = Thread.ofPlatform().name("sigterm").unstarted(() -> {
            desire.end(new Ended(WorkerSpec.EXIT_STOPPED, "the process was told to end"));
            try {
                main.join(SHUTDOWN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the process ends already");
        }
    }
}
