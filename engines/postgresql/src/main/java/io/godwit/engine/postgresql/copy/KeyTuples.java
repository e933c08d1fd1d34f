package io.godwit.engine.postgresql.copy;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;

/** Takes the identity columns out of a row's tuple. */
public final class KeyTuples {
    private KeyTuples() {}

    /** The key of the row at {@code offset} as a tuple of its own; empty for a table without a key. */
    public static byte[] of(TablePlan table, byte[] array, int offset) {
        if (table.keyless()) {
            return new byte[0];
        }
        RowBuffer key = new RowBuffer(64);
        key.beginRow(table.key().size());
        for (int index : table.key()) {
            int at = field(array, offset, index);
            key.putRaw(array, at, 4 + Math.max(0, RowBuffer.getInt(array, at)));
        }
        return java.util.Arrays.copyOf(key.array(), key.size());
    }

    /** Offset of the length word of a field. */
    public static int field(byte[] array, int tuple, int index) {
        int at = tuple + 2;
        for (int i = 0; i < index; i++) {
            at += 4 + Math.max(0, RowBuffer.getInt(array, at));
        }
        return at;
    }
}
