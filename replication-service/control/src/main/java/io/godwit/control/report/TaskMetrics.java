package io.godwit.control.report;

import io.godwit.platform.message.Json;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.problem.Severity;
import io.godwit.platform.task.WorkerReport;
import io.godwit.platform.task.WorkerReport.Progress;
import io.godwit.platform.task.WorkerReport.TableReport;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The figures of each task as its worker told them last; its series end with the task. Those of each table only where the
 * migration has few.
 */
@ApplicationScoped
public class TaskMetrics {
    private static final int MOST_TABLES = 200;

    private final MeterRegistry registry;
    private final Map<UUID, Series> tasks = new ConcurrentHashMap<>();

    TaskMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param migration the migration's name */
    public void hear(String migration, WorkerReport report) {
        tasks.computeIfAbsent(report.task(), task -> new Series(migration)).hear(report);
    }

    public void forget(UUID task) {
        Series gone = tasks.remove(task);
        if (gone != null) {
            gone.end();
        }
    }

    /** The meters of one task; each reads the last report. */
    private final class Series {
        private final List<Meter> meters = new ArrayList<>();
        private final Tags tags;
        private volatile @org.jspecify.annotations.Nullable WorkerReport last;
        private volatile Map<String, TableReport> tables = Map.of();
        private final Set<String> known = new HashSet<>();

        Series(String migration) {
            this.tags = Tags.of("migration", migration);
            total("godwit.rows.loaded", Progress::rowsLoaded);
            total("godwit.bytes.loaded", Progress::bytesLoaded);
            total("godwit.changes.applied", Progress::changesApplied);
            total("godwit.rows.compared", Progress::rowsCompared);
            gauge("godwit.lag.seconds", tags.and("stage", "target"), progress -> progress.lagMillis() / 1e3);
            gauge("godwit.lag.seconds", tags.and("stage", "source"), progress -> progress.sourceLagMillis() / 1e3);
            gauge("godwit.chunks", tags.and("state", "done"), Progress::chunksDone);
            gauge(
                    "godwit.chunks",
                    tags.and("state", "open"),
                    progress -> progress.chunksTotal() - progress.chunksDone());
            gauge("godwit.ledger.open", tags, Progress::ledgerOpen);
            gauge("godwit.source.retained.log.bytes", tags, Progress::retainedLogBytes);
            Tags worker = tags.and("worker", migration + "-0");
            gauge("godwit.worker.resident.bytes", worker, Progress::residentBytes);
            total("godwit.worker.cpu.seconds", worker, progress -> progress.cpuMillis() / 1e3);
            meters.add(FunctionTimer.builder(
                            "godwit.worker.batch",
                            this,
                            series -> (long) series.figure(Progress::batches),
                            series -> series.figure(Progress::batchMillis),
                            TimeUnit.MILLISECONDS)
                    .tags(worker)
                    .register(registry));
            for (Severity severity : Severity.values()) {
                findings(severity);
            }
        }

        synchronized void hear(WorkerReport report) {
            last = report;
            if (report.tables().size() <= MOST_TABLES) {
                tables = report.tables().stream()
                        .collect(Collectors.toMap(TableReport::source, table -> table, (one, other) -> other));
                tables.keySet().stream().filter(known::add).forEach(this::table);
            }
        }

        synchronized void end() {
            meters.forEach(registry::remove);
        }

        private void table(String name) {
            Tags its = tags.and("table", name);
            ofTable(name, its, "godwit.table.rows.loaded", TableReport::rowsLoaded);
            ofTable(name, its, "godwit.table.changes.applied", TableReport::changesApplied);
            meters.add(Gauge.builder(
                            "godwit.table.ledger.open", this, series -> series.figure(name, TableReport::ledgerOpen))
                    .tags(its)
                    .register(registry));
        }

        private void ofTable(String table, Tags its, String name, ToDoubleFunction<TableReport> figure) {
            meters.add(FunctionCounter.builder(name, this, series -> series.figure(table, figure))
                    .tags(its)
                    .register(registry));
        }

        private double figure(String table, ToDoubleFunction<TableReport> figure) {
            TableReport report = tables.get(table);
            return report == null ? 0 : figure.applyAsDouble(report);
        }

        private void total(String name, ToDoubleFunction<Progress> figure) {
            total(name, tags, figure);
        }

        private void total(String name, Tags its, ToDoubleFunction<Progress> figure) {
            meters.add(FunctionCounter.builder(name, this, series -> series.figure(figure))
                    .tags(its)
                    .register(registry));
        }

        private void gauge(String name, Tags its, ToDoubleFunction<Progress> figure) {
            meters.add(Gauge.builder(name, this, series -> series.figure(figure))
                    .tags(its)
                    .register(registry));
        }

        private void findings(Severity severity) {
            String word = Json.mapper().valueToTree(severity).asText();
            meters.add(Gauge.builder("godwit.findings.open", this, series -> series.count(severity))
                    .tags(tags.and("severity", word))
                    .register(registry));
        }

        private double figure(ToDoubleFunction<Progress> figure) {
            WorkerReport report = last;
            return report == null ? 0 : figure.applyAsDouble(report.progress());
        }

        private double count(Severity severity) {
            WorkerReport report = last;
            List<Finding> findings = report == null ? List.of() : report.findings();
            return findings.stream()
                    .filter(finding -> finding.problem().severity() == severity)
                    .count();
        }
    }
}
