package io.godwit.worker.report;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.TaskState.LedgerEntry;
import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.platform.task.WorkerReport;
import io.godwit.platform.task.WorkerReport.LedgerReport;
import io.godwit.platform.task.WorkerReport.Progress;
import io.godwit.platform.task.WorkerReport.TableReport;
import io.godwit.worker.report.TaskProgress.StateView;
import io.godwit.worker.task.Task;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the whole report of one moment. One thread: rates are taken between two calls. */
final class Reports {
    private final Task task;
    private final ProcessUsage usage = new ProcessUsage();
    private final Map<Long, byte[]> sealedKeys = new HashMap<>();
    private final Rate rows = new Rate();
    private final Rate bytes = new Rate();
    private final Rate changes = new Rate();

    Reports(Task task) {
        this.task = task;
    }

    WorkerReport now() {
        TaskProgress progress = task.progress();
        StateView view = progress.view();
        return new WorkerReport(
                task.id(),
                task.instance(),
                progress.epoch(),
                progress.phase(),
                progress(progress, view),
                tables(progress, view),
                progress.conditions().all(),
                progress.findings().all(),
                ledger(progress, view),
                task.desire().results(),
                Optional.ofNullable(progress.failure()),
                Instant.now());
    }

    private Progress progress(TaskProgress progress, StateView view) {
        long loaded = view.tables().stream().mapToLong(TableStatus::rowsLoaded).sum();
        long estimated = progress.tables().stream()
                .mapToLong(table -> table.plan().estimatedRows())
                .sum();
        boolean all = view.tables().stream().allMatch(table -> table.chunks() == table.chunksDone());
        var checkpoint = progress.checkpoint();
        return new Progress(
                all && !view.tables().isEmpty() ? loaded : Math.max(loaded, estimated),
                loaded,
                view.tables().stream().mapToLong(TableStatus::bytesLoaded).sum(),
                rows.per(progress.rowsWritten()),
                bytes.per(progress.bytesWritten()),
                view.tables().stream().mapToLong(TableStatus::chunks).sum(),
                view.tables().stream().mapToLong(TableStatus::chunksDone).sum(),
                view.tables().stream().mapToLong(TableStatus::changesApplied).sum(),
                changes.per(progress.changesApplied()),
                progress.lag().millis(),
                progress.lag().sourceMillis(),
                checkpoint == null ? "" : checkpoint.toJson(),
                progress.retainedLogBytes(),
                progress.rowsCompared(),
                progress.tables().stream()
                        .mapToLong(table -> table.outcome().differing())
                        .sum(),
                view.counts().open(),
                usage.residentBytes(),
                usage.cpuMillis(),
                Optional.ofNullable(progress.capturedSince()),
                progress.batches(),
                progress.batchNanos() / 1_000_000);
    }

    private static List<TableReport> tables(TaskProgress progress, StateView view) {
        Map<Integer, TableStatus> byId = new HashMap<>();
        view.tables().forEach(status -> byId.put(status.table(), status));
        return progress.tables().stream()
                .map(table ->
                        table(table, Optional.ofNullable(byId.get(table.plan().id()))))
                .toList();
    }

    private static TableReport table(TableProgress table, Optional<TableStatus> status) {
        var outcome = table.outcome();
        return new TableReport(
                table.plan().source().toString(),
                table.plan().target().toString(),
                status.map(found -> word(found.state())).orElse("planned"),
                table.plan().estimatedRows(),
                status.map(TableStatus::rowsLoaded).orElse(0L),
                status.map(TableStatus::changesApplied).orElse(0L),
                word(outcome.compared()),
                outcome.sourceRows(),
                outcome.targetRows(),
                outcome.differing(),
                status.map(TableStatus::ledgerOpen).orElse(0L),
                Optional.ofNullable(outcome.at()),
                status.flatMap(TableStatus::problem),
                outcome.note());
    }

    private List<LedgerReport> ledger(TaskProgress progress, StateView view) {
        sealedKeys.keySet().retainAll(view.open().stream().map(LedgerEntry::id).collect(Collectors.toSet()));
        return view.open().stream().map(entry -> entry(progress, entry)).toList();
    }

    /** Without the row's values; its key leaves sealed with the task's key. */
    private LedgerReport entry(TaskProgress progress, LedgerEntry entry) {
        return new LedgerReport(
                entry.id(),
                progress.table(entry.table()).plan().source().toString(),
                entry.kind(),
                entry.column(),
                entry.rule(),
                entry.reason(),
                sealedKeys.computeIfAbsent(entry.id(), id -> sealedKey(progress, entry)),
                entry.openedAt(),
                entry.closedAt());
    }

    private byte[] sealedKey(TaskProgress progress, LedgerEntry entry) {
        TablePlan table = progress.table(entry.table()).plan();
        if (entry.keyText().isEmpty()) {
            return new byte[0];
        }
        String columns = table.key().stream()
                .map(index -> table.columns().get(index).targetName())
                .collect(Collectors.joining(", "));
        String text = table.key().size() == 1
                ? columns + " = " + entry.keyText()
                : "(" + columns + ") = (" + entry.keyText() + ")";
        return task.rowKey()
                .map(key -> key.seal(text, LedgerReport.place(entry.id())))
                .orElseGet(() -> new byte[0]);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Per second, over the last few seconds. */
    private static final class Rate {
        private static final double SMOOTH = 0.4;
        private long lastValue;
        private long lastNanos;
        private double rate;

        double per(long value) {
            long now = System.nanoTime();
            if (lastNanos != 0 && now > lastNanos) {
                double current = (value - lastValue) * 1e9 / (now - lastNanos);
                rate = rate * (1 - SMOOTH) + current * SMOOTH;
                if (rate < 0.5 && current == 0) {
                    rate = 0;
                }
            }
            lastNanos = now;
            lastValue = value;
            return rate;
        }
    }
}
