package io.godwit.worker;

import io.godwit.platform.problem.Severity;
import io.godwit.worker.report.TaskProgress;
import io.godwit.worker.task.Task;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The metrics of tour.md §5, taken from the task's progress when they are asked for. */
final class WorkerMetrics {
    private final TaskProgress progress;
    private final MeterRegistry registry;
    private final Tags tags;
    private final String worker;

    WorkerMetrics(Task task, MeterRegistry registry) {
        this.progress = task.progress();
        this.registry = registry;
        this.tags = Tags.of("migration", task.migration().name());
        this.worker = task.migration().name() + "-0";
    }

    void bind() {
        counter("godwit.rows.loaded", TaskProgress::rowsWritten);
        counter("godwit.bytes.loaded", TaskProgress::bytesWritten);
        counter("godwit.changes.applied", TaskProgress::changesApplied);
        counter("godwit.rows.compared", TaskProgress::rowsCompared);
        gauge(
                "godwit.lag.seconds",
                tags.and("stage", "target"),
                now -> now.lag().millis() / 1000.0);
        gauge(
                "godwit.lag.seconds",
                tags.and("stage", "source"),
                now -> now.lag().sourceMillis() / 1000.0);
        gauge("godwit.chunks", tags.and("state", "done"), now -> chunks(now, true));
        gauge("godwit.chunks", tags.and("state", "open"), now -> chunks(now, false));
        gauge("godwit.ledger.open", tags, now -> now.view().counts().open());
        FunctionTimer.builder(
                        "godwit.worker.batch",
                        progress,
                        TaskProgress::batches,
                        TaskProgress::batchNanos,
                        TimeUnit.NANOSECONDS)
                .tags(tags.and("worker", worker))
                .register(registry);
        gauge("godwit.source.retained.log.bytes", tags, TaskProgress::retainedLogBytes);
        for (Severity severity : Severity.values()) {
            String name = severity.name().toLowerCase(Locale.ROOT);
            gauge(
                    "godwit.findings.open",
                    tags.and("severity", name),
                    now -> now.findings().all().stream()
                            .filter(finding -> finding.problem().severity() == severity)
                            .count());
        }
    }

    private static double chunks(TaskProgress progress, boolean done) {
        return progress.view().tables().stream()
                .mapToLong(table -> done ? table.chunksDone() : table.chunks() - table.chunksDone())
                .sum();
    }

    private void counter(String name, ToDoubleFunction<TaskProgress> value) {
        FunctionCounter.builder(name, progress, value).tags(tags).register(registry);
    }

    private void gauge(String name, Tags labels, ToDoubleFunction<TaskProgress> value) {
        Gauge.builder(name, progress, value).tags(labels).register(registry);
    }
}
