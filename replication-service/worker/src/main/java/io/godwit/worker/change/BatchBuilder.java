package io.godwit.worker.change;

import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeBatch.Cascade;
import io.godwit.engine.change.ChangeBatch.Segment;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.change.Position;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers changes into the segments of one batch.
 *
 * <p>Deletes of one parent table that follow each other keep their cascades together behind them: in the source none of
 * these deletes depended on another's cascade, or the log would not hold it. Any other change closes the segment first.
 */
final class BatchBuilder {
    private final List<Segment> segments = new ArrayList<>();
    private final List<Cascade> cascades = new ArrayList<>();
    private Map<Integer, ChangeLog> rows = new LinkedHashMap<>();
    private long bytes;
    private int changes;
    private int transactions;
    private @Nullable Position end;
    private @Nullable Instant committedAt;
    private long firstNanos;

    private final Map<ChangeLog, Integer> marks = new IdentityHashMap<>();
    private Map<Integer, ChangeLog> rowsAtBegin = rows;
    private int segmentsAtBegin;
    private List<Cascade> cascadesAtBegin = List.of();
    private long bytesAtBegin;
    private int changesAtBegin;
    private final Map<String, Mark> savepoints = new LinkedHashMap<>();

    /**
     * What a savepoint comes back to.
     *
     * @param rows the logs that were open, with their sizes
     * @param touched the logs that had changes of this transaction
     */
    private record Mark(
            Map<ChangeLog, Integer> rows,
            Set<ChangeLog> touched,
            int segments,
            List<Cascade> cascades,
            long bytes,
            int changes) {}

    /** A transaction begins: from here on {@link #rollback} can take back. */
    void begin() {
        marks.clear();
        savepoints.clear();
        rowsAtBegin = rows;
        segmentsAtBegin = segments.size();
        cascadesAtBegin = List.copyOf(cascades);
        bytesAtBegin = bytes;
        changesAtBegin = changes;
    }

    /** The transaction that was begun came to nothing. */
    void rollback() {
        marks.forEach((log, size) -> log.truncate(size));
        rows = rowsAtBegin;
        rows.values().removeIf(log -> log.size() == 0);
        segments.subList(segmentsAtBegin, segments.size()).clear();
        cascades.clear();
        cascades.addAll(cascadesAtBegin);
        bytes = bytesAtBegin;
        changes = changesAtBegin;
    }

    void savepoint(String name) {
        Map<ChangeLog, Integer> sizes = new LinkedHashMap<>();
        rows.values().forEach(log -> sizes.put(log, log.size()));
        savepoints.remove(name);
        savepoints.put(
                name,
                new Mark(sizes, Set.copyOf(marks.keySet()), segments.size(), List.copyOf(cascades), bytes, changes));
    }

    /** Takes back what came since the savepoint; false where it was not set here. */
    boolean rollbackTo(String savepoint) {
        Mark mark = savepoints.get(savepoint);
        if (mark == null) {
            return false;
        }
        List<String> names = List.copyOf(savepoints.keySet());
        savepoints.keySet().removeAll(names.subList(names.indexOf(savepoint) + 1, names.size()));
        marks.keySet().stream()
                .filter(log -> !mark.touched.contains(log) && !mark.rows.containsKey(log))
                .forEach(log -> log.truncate(0));
        rows = new LinkedHashMap<>();
        mark.rows.forEach((log, size) -> {
            log.truncate(size);
            rows.put(log.table().id(), log);
        });
        segments.subList(mark.segments, segments.size()).clear();
        cascades.clear();
        cascades.addAll(mark.cascades);
        bytes = mark.bytes;
        changes = mark.changes;
        return true;
    }

    void insert(TablePlan table, RowView after) {
        closeCascades();
        log(table).insert(after);
        counted(size(after));
    }

    void update(TablePlan table, RowView before, RowView after) {
        closeCascades();
        log(table).update(before, after);
        counted(size(before) + size(after));
    }

    void delete(TablePlan table, RowView before) {
        closeCascades();
        log(table).delete(before);
        counted(size(before));
    }

    void deleteOfParent(TablePlan table, RowView before, Cascade cascade) {
        boolean follows = !cascades.isEmpty()
                && cascades.getLast().parent().id() == table.id()
                && cascades.getLast().after().length == 0;
        if (!follows) {
            closeCascades();
        }
        log(table).delete(before);
        cascades.add(cascade);
        counted(before.length() + size(before));
    }

    void updateOfParent(TablePlan table, RowView before, RowView after, Cascade cascade) {
        closeCascades();
        log(table).update(before, after);
        cascades.add(cascade);
        closeCascades();
        counted(before.length() + after.length() + size(before) + size(after));
    }

    /** A barrier for one table: its changes from before are applied before it, those from after after it. */
    void barrier(TablePlan table, Segment segment, int length) {
        closeCascades();
        closeLog(table);
        segments.add(segment);
        counted(length);
    }

    void commit(Position at, Instant time) {
        touched();
        end = at;
        committedAt = time;
        transactions++;
    }

    /** The checkpoint may move although nothing is to be applied. */
    void idle(Position at, Instant time) {
        touched();
        end = at;
        committedAt = time;
    }

    long bytes() {
        return bytes;
    }

    int changes() {
        return changes;
    }

    boolean empty() {
        return end == null && changes == 0;
    }

    /** Nanoseconds since the first change was gathered. */
    long age() {
        return firstNanos == 0 ? 0 : System.nanoTime() - firstNanos;
    }

    ChangeBatch batch() {
        if (end == null || committedAt == null) {
            throw new IllegalStateException("a batch ends with a transaction");
        }
        closeSegment();
        return new ChangeBatch(segments, end, committedAt, transactions, changes);
    }

    /** What was gathered of a transaction that goes on. */
    ChangeBatch part(Position begun) {
        closeSegment();
        Instant time = committedAt == null ? Instant.EPOCH : committedAt;
        return new ChangeBatch(segments, end == null ? begun : end, time, transactions, changes);
    }

    /** Nothing of this is going to be applied. */
    void release() {
        closeSegment();
        segments.stream()
                .filter(ChangeBatch.Rows.class::isInstance)
                .map(ChangeBatch.Rows.class::cast)
                .forEach(rows -> rows.byTable().values().forEach(ChangeLog::release));
    }

    private ChangeLog log(TablePlan table) {
        ChangeLog log = rows.computeIfAbsent(table.id(), id -> new ChangeLog(table));
        if (!marks.containsKey(log)) {
            marks.put(log, log.size());
        }
        return log;
    }

    /** With what lies outside: on disk there is no endless room either. */
    private static long size(RowView row) {
        return row.length() + row.outside();
    }

    private void counted(long length) {
        touched();
        bytes += length + 16L;
        changes++;
    }

    private void touched() {
        if (firstNanos == 0) {
            firstNanos = System.nanoTime();
        }
    }

    private void closeCascades() {
        if (!cascades.isEmpty()) {
            closeSegment();
        }
    }

    /** Ends the segment for one table alone: no order holds between tables. */
    private void closeLog(TablePlan table) {
        ChangeLog log = rows.get(table.id());
        if (log == null) {
            return;
        }
        if (rows == rowsAtBegin) {
            // a rollback comes back to it
            rows = new LinkedHashMap<>(rows);
        }
        rows.remove(table.id());
        segments.add(new ChangeBatch.Rows(Map.of(table.id(), log)));
    }

    private void closeSegment() {
        if (!rows.isEmpty()) {
            segments.add(new ChangeBatch.Rows(rows));
            rows = new LinkedHashMap<>();
        }
        segments.addAll(cascades);
        cascades.clear();
    }
}
