package io.godwit.worker.change;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import java.util.Arrays;

/** The identity of a row: its key columns as one tuple in canonical form. */
public final class KeyTuples {
    private KeyTuples() {}

    public static byte[] of(TablePlan table, RowView row) {
        var key = new RowBuffer(64);
        append(table, row, key);
        return Arrays.copyOf(key.array(), key.size());
    }

    /** Appends the key's tuple to a buffer and counts it as a row. */
    public static void append(TablePlan table, RowView row, RowBuffer keys) {
        keys.beginRow(table.key().size());
        for (int column : table.key()) {
            int at = row.field(column);
            int length = 4 + Math.max(0, RowBuffer.getInt(row.array(), at));
            keys.putRaw(row.array(), at, length);
        }
        keys.endRow();
    }
}
