package io.godwit.worker.verify;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.LargeValues;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import io.godwit.engine.type.CanonicalType;
import io.godwit.worker.change.KeyTuples;

/**
 * Hashes rows of one table by their canonical bytes, each field with its length before it and NULL as −1, so that no value
 * can pass for its neighbour's (H23). Binary JSON by its meaning. One thread; looks at one row after another.
 */
final class RowHasher {
    private final TablePlan table;
    private final boolean[] json;
    private final boolean anyJson;
    private final int[] key;
    private final int[] starts;
    private byte[] array = new byte[0];
    private int start;
    private int end;
    private boolean outside;

    RowHasher(TablePlan table) {
        this.table = table;
        int columns = table.columns().size();
        json = new boolean[columns];
        boolean any = false;
        for (int i = 0; i < columns; i++) {
            json[i] = table.columns().get(i).type() instanceof CanonicalType.Json value && value.binary();
            any |= json[i];
        }
        anyJson = any;
        key = table.key().stream().mapToInt(Integer::intValue).toArray();
        starts = new int[columns + 1];
    }

    /** Looks at the row that starts there; returns where the next one does. */
    int look(byte[] rows, int offset) {
        array = rows;
        start = offset;
        int fields = ((rows[offset] & 0xff) << 8) | (rows[offset + 1] & 0xff);
        if (fields != json.length) {
            throw new IllegalStateException(
                    table.source() + ": a row of " + fields + " fields, planned " + json.length);
        }
        int at = offset + 2;
        outside = false;
        for (int i = 0; i < fields; i++) {
            starts[i] = at;
            int length = RowBuffer.getInt(rows, at);
            outside |= LargeValues.named(length);
            at += 4 + Math.max(0, length);
        }
        starts[fields] = at;
        end = at;
        return at;
    }

    long keyHash() {
        long hash = Hash.SEED_A;
        for (int column : key) {
            hash = Hash.mix(hash, Hash.of(array, starts[column], starts[column + 1] - starts[column], Hash.SEED_A));
        }
        return hash;
    }

    byte[] key() {
        return KeyTuples.of(table, new RowView(array, start, end - start));
    }

    long rowHash(long seed) {
        if (!anyJson) {
            return outside ? outsideHash(seed) : Hash.of(array, start, end - start, seed);
        }
        long hash = seed;
        for (int i = 0; i < json.length; i++) {
            hash = Hash.mix(hash, fieldHash(i, seed));
        }
        return hash;
    }

    boolean isNull(int column) {
        return RowBuffer.getInt(array, starts[column]) == -1;
    }

    /** One hash for each field, to name the columns that differ. */
    long[] fieldHashes() {
        long[] hashes = new long[json.length];
        for (int i = 0; i < json.length; i++) {
            hashes[i] = fieldHash(i, Hash.SEED_A);
        }
        return hashes;
    }

    /** As the hash of the whole tuple in one piece. */
    private long outsideHash(long seed) {
        Hash.Pieces hash = new Hash.Pieces(end - start + LargeValues.outside(array, start), seed);
        hash.add(array, start, 2);
        for (int i = 0; i < json.length; i++) {
            int word = RowBuffer.getInt(array, starts[i]);
            if (LargeValues.named(word)) {
                LargeFields.add(LargeValues.of(word), hash);
            } else {
                hash.add(array, starts[i], starts[i + 1] - starts[i]);
            }
        }
        return hash.end();
    }

    private long fieldHash(int column, long seed) {
        int at = starts[column];
        int length = RowBuffer.getInt(array, at);
        if (LargeValues.named(length)) {
            LargeValue value = LargeValues.of(length);
            return json[column] ? JsonMeaning.hash(value, seed) : LargeFields.hash(value, seed);
        }
        if (json[column] && length > 1) {
            return JsonMeaning.hash(array, at + 5, length - 1, seed);
        }
        return Hash.of(array, at, starts[column + 1] - at, seed);
    }
}
