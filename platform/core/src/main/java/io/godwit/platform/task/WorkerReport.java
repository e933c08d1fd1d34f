package io.godwit.platform.task;

import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a worker tells control about once a second, whole each time: repeating or losing one changes nothing.
 * {@code POST /worker/v1/tasks/{task}/report}, answered with {@link DesiredState}.
 *
 * @param findings all that are open as the worker sees it
 * @param done ids of the orders that are finished, with the refusal of those that could not be
 */
public record WorkerReport(
        UUID task,
        UUID instance,
        int epoch,
        Phase phase,
        Progress progress,
        List<TableReport> tables,
        List<Condition> conditions,
        List<Finding> findings,
        List<LedgerReport> ledger,
        List<OrderResult> done,
        Optional<Problem> failure,
        Instant time) {

    /** Times in RFC 3339, sizes in bytes, rates per second. @param lagMillis source's commit to target's commit @param batchMillis time in which the batches were applied */
    public record Progress(
            long rowsTotal,
            long rowsLoaded,
            long bytesLoaded,
            double rowsPerSecond,
            double bytesPerSecond,
            long chunksTotal,
            long chunksDone,
            long changesApplied,
            double changesPerSecond,
            long lagMillis,
            long sourceLagMillis,
            String position,
            long retainedLogBytes,
            long rowsCompared,
            long rowsDiffering,
            long ledgerOpen,
            long residentBytes,
            long cpuMillis,
            Optional<Instant> capturedSince,
            long batches,
            long batchMillis) {}

    /**
     * @param state loading, loaded, converging, replicating, stopped
     * @param compared equal, differs, running, never
     */
    public record TableReport(
            String source,
            String target,
            String state,
            long rowsEstimated,
            long rowsLoaded,
            long changesApplied,
            String compared,
            long sourceRows,
            long targetRows,
            long differing,
            long ledgerOpen,
            Optional<Instant> comparedAt,
            Optional<String> problem,
            Optional<String> note) {}

    /** An entry without the row's values; {@code sealedKey} is the row's key as text, sealed with the task's row key. */
    public record LedgerReport(
            long id,
            String table,
            String kind,
            String column,
            String rule,
            String reason,
            byte[] sealedKey,
            Instant openedAt,
            Optional<Instant> closedAt) {

        /** What an entry's key is sealed for, so that it opens for no other entry. */
        public static String place(long id) {
            return "ledger/" + id;
        }
    }

    public record OrderResult(UUID order, Optional<Problem> refusal) {}
}
