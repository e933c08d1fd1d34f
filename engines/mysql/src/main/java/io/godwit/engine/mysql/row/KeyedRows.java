package io.godwit.engine.mysql.row;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import io.godwit.engine.row.RowView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets rows pass whose key is one of those asked for, byte by byte. The source's collation may find 'A' where 'a' was asked;
 * identity is the canonical bytes (H13).
 */
final class KeyedRows implements RowSink {
    private static final int PORTION = 250;

    private final TablePlan table;
    private final List<byte[]> keys;
    private final Set<ByteBuffer> wanted = new HashSet<>();
    private final RowSink sink;
    private final RowBuffer passed = new RowBuffer(64 * 1024);
    private long rows;
    private long bytes;
    private long refusals;

    KeyedRows(TablePlan table, List<byte[]> keys, RowSink sink) {
        this.table = table;
        this.keys = keys;
        this.sink = sink;
        keys.forEach(key -> wanted.add(ByteBuffer.wrap(key)));
    }

    /** The keys in portions for one statement each. */
    List<List<byte[]>> portions() {
        List<List<byte[]>> portions = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += PORTION) {
            portions.add(keys.subList(i, Math.min(keys.size(), i + PORTION)));
        }
        return portions;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    long refusals() {
        return refusals;
    }

    @Override
    public void rows(RowBuffer buffer) {
        int at = 0;
        for (int i = 0; i < buffer.rows(); i++) {
            int length = RowBuffer.tupleLength(buffer.array(), at);
            // Removed when it has passed: a row that two portions find passes once.
            if (wanted.remove(ByteBuffer.wrap(key(new RowView(buffer.array(), at, length))))) {
                passed.putTuple(buffer.array(), at, length);
            }
            at += length;
        }
        if (passed.rows() > 0) {
            rows += passed.rows();
            bytes += passed.size();
            sink.rows(passed);
            passed.clear();
        }
    }

    @Override
    public void refused(Refusal refusal) {
        if (wanted.remove(ByteBuffer.wrap(refusal.key()))) {
            refusals++;
            sink.refused(refusal);
        }
    }

    private byte[] key(RowView row) {
        RowBuffer tuple = new RowBuffer(64);
        tuple.beginRow(table.key().size());
        for (int column : table.key()) {
            int field = row.field(column);
            tuple.putRaw(row.array(), field, 4 + Math.max(0, RowBuffer.getInt(row.array(), field)));
        }
        return Arrays.copyOf(tuple.array(), tuple.size());
    }
}
