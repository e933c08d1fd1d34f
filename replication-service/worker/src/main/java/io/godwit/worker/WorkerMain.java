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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** {@code java -jar quarkus-run.jar --spec FILE}. */
@QuarkusMain
public final class WorkerMain implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(WorkerMain.class);
    private static final long SHUTDOWN_SECONDS = 25;

    private final MeterRegistry metrics;

    public WorkerMain(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public int run(String... arguments) {
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
            var exit = new CompletableFuture<Integer>();
            Thread hook = stopOnTerm(task.desire(), exit);
            int code = new Worker(task).run();
            exit.complete(code);
            removeHook(hook);
            return code;
        }
    }

    /**
     * SIGTERM: the batch and the chunks that are being done are finished, then the process ends with the worker's own exit
     * code; the JVM's would be 143, whatever was done.
     */
    private static Thread stopOnTerm(Desire desire, CompletableFuture<Integer> exit) {
        Thread hook = Thread.ofPlatform().name("sigterm").unstarted(() -> {
            desire.end(new Ended(WorkerSpec.EXIT_STOPPED, "the process was told to end"));
            try {
                Runtime.getRuntime().halt(exit.get(SHUTDOWN_SECONDS, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("the worker did not end in time");
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
