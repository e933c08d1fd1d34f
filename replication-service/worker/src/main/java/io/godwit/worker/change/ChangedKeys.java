package io.godwit.worker.change;

import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeBatch.Cascade;
import io.godwit.engine.change.ChangeBatch.Refused;
import io.godwit.engine.change.ChangeBatch.Rows;
import io.godwit.engine.change.ChangeBatch.Segment;
import io.godwit.engine.change.ChangeBatch.Truncate;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows changed since the last clean comparison, by their keys, so that the comparison in a cut-over is short.
 * Bounded: a table with too many changed keys, or changed without keys (cascades, no key at all), counts as changed whole.
 * Thread-safe.
 */
public final class ChangedKeys {
    private static final int MOST = 50_000;

    /** @param whole compare all rows; {@code keys} is empty then */
    public record Changed(boolean whole, List<byte[]> keys) {}

    private final Map<Integer, Set<ByteBuffer>> keys = new HashMap<>();
    private final Set<Integer> whole = new HashSet<>();
    private final Map<Integer, Set<Integer>> descendants;
    private int count;

    /** @param descendants parent table → the tables that its cascades may reach, as ids */
    public ChangedKeys(Map<Integer, Set<Integer>> descendants) {
        this.descendants = descendants;
    }

    synchronized void note(ChangeBatch batch) {
        for (Segment segment : batch.segments()) {
            switch (segment) {
                case Rows rows -> rows.byTable().values().forEach(this::note);
                case Cascade cascade ->
                    descendants.getOrDefault(cascade.parent().id(), Set.of()).forEach(this::all);
                case Truncate truncate -> all(truncate.table().id());
                case Refused refused -> all(refused.table().id());
            }
        }
    }

    private void note(ChangeLog log) {
        TablePlan table = log.table();
        if (whole.contains(table.id())) {
            return;
        }
        if (table.keyless()) {
            all(table.id());
            return;
        }
        Set<ByteBuffer> noted = keys.computeIfAbsent(table.id(), id -> new HashSet<>());
        for (int i = 0; i < log.size(); i++) {
            note(table, log, log.before(i), noted);
            note(table, log, log.after(i), noted);
            if (count > MOST) {
                all(table.id());
                return;
            }
        }
    }

    private void note(TablePlan table, ChangeLog log, int at, Set<ByteBuffer> noted) {
        if (at >= 0) {
            int length = RowBuffer.tupleLength(log.array(), at);
            byte[] key = KeyTuples.of(table, new RowView(log.array(), at, length));
            if (noted.add(ByteBuffer.wrap(key))) {
                count++;
            }
        }
    }

    private void all(int table) {
        Set<ByteBuffer> noted = keys.remove(table);
        count -= noted == null ? 0 : noted.size();
        whole.add(table);
    }

    /** What changed of a table, from now on counted anew: the caller is about to compare it. */
    public synchronized Changed take(int table) {
        if (whole.remove(table)) {
            return new Changed(true, List.of());
        }
        Set<ByteBuffer> noted = keys.remove(table);
        if (noted == null) {
            return new Changed(false, List.of());
        }
        count -= noted.size();
        List<byte[]> taken = new ArrayList<>(noted.size());
        noted.forEach(key -> taken.add(key.array()));
        return new Changed(false, taken);
    }

    /** Whether something of the table changed since it was taken. */
    public synchronized boolean holds(int table) {
        return whole.contains(table) || keys.containsKey(table);
    }

    /** A comparison did not end clean, or did not end: all of the table is to be compared again. */
    public synchronized void putBack(int table) {
        all(table);
    }
}
