package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table: encodes whole rows from known field offsets, and makes a {@link Refusal} of a row in which a value
 * cannot be carried.
 *
 * <p>A refusal's payload is the row's tuple in which each refused field holds the source's bytes as they were received
 * instead of its canonical form, and none that lies outside memory.
 */
final class RowEncoder {
    /** In an array of offsets: the field is NULL. */
    static final int NULL = -1;

    private final TablePlan table;
    private final ColumnCodec[] codecs;
    private final boolean[] nullable;
    private final boolean[] inKey;
    private @Nullable CutRow cut;

    RowEncoder(TablePlan table, ColumnCodec[] codecs) {
        this.table = table;
        this.codecs = codecs;
        this.nullable = new boolean[codecs.length];
        this.inKey = new boolean[codecs.length];
        for (int i = 0; i < codecs.length; i++) {
            nullable[i] = table.columns().get(i).nullable();
        }
        for (int i : table.key()) {
            inKey[i] = true;
        }
    }

    /** The next rows' offsets below −1 are of this one; null for rows in memory. */
    void cut(@Nullable CutRow row) {
        cut = row;
    }

    boolean inKey(int column) {
        return inKey[column];
    }

    /** Writes NULL into column {@code column}, where the target allows it. */
    void putNull(int column, RowBuffer to) {
        if (!nullable[column]) {
            throw RefusedValue.by(Rule.NULL_NOT_ALLOWED);
        }
        to.putNull();
    }

    /** Encodes the row whose fields begin at these offsets; throws {@link RefusedValue} and leaves the buffer as it was. */
    void encode(byte[] from, int[] at, RowBuffer to) {
        int start = to.beginRow(codecs.length);
        try {
            for (int i = 0; i < codecs.length; i++) {
                field(i, from, at, to);
            }
        } catch (RefusedValue e) {
            to.rollback(start);
            throw e;
        }
        to.endRow();
    }

    private void field(int column, byte[] from, int[] at, RowBuffer to) {
        if (at[column] == NULL) {
            putNull(column, to);
        } else if (cut != null && CutRow.isLarge(at[column])) {
            cut.encode(codecs[column], at[column], to);
        } else {
            codecs[column].encode(from, at[column], to);
        }
    }

    /**
     * Encodes what can be encoded, NULL for the rest: enough to find the row by its key. False, and nothing is written,
     * where the key itself cannot be encoded or there is none.
     */
    boolean encodePartly(byte[] from, int[] at, RowBuffer to) {
        int start = to.beginRow(codecs.length);
        for (int i = 0; i < codecs.length; i++) {
            int fieldStart = to.size();
            try {
                field(i, from, at, to);
            } catch (RefusedValue e) {
                to.rollback(fieldStart);
                if (inKey[i]) {
                    to.rollback(start);
                    return false;
                }
                to.putNull();
            }
        }
        if (table.keyless()) {
            to.rollback(start);
            return false;
        }
        to.endRow();
        return true;
    }

    /** Says why this row is refused: the first column whose value is. */
    Refusal refusal(byte[] from, int[] at) {
        RowBuffer payload = new RowBuffer(256);
        payload.beginRow(codecs.length);
        int refused = -1;
        Rule rule = Rule.NULL_NOT_ALLOWED;
        for (int i = 0; i < codecs.length; i++) {
            int fieldStart = payload.size();
            try {
                field(i, from, at, payload);
                if (payload.large()) {
                    // It is kept longer than the value.
                    payload.rollback(fieldStart);
                    payload.putNull();
                }
            } catch (RefusedValue e) {
                payload.rollback(fieldStart);
                putReceived(i, from, at, payload);
                if (refused < 0) {
                    refused = i;
                    rule = e.rule();
                }
            }
        }
        String column = table.sourceColumns()
                .get(Pair.index(table, table.columns().get(Math.max(0, refused)).source()))
                .name();
        byte[] key = key(from, at);
        return new Refusal(
                key == null ? new byte[0] : key,
                column,
                rule.code(),
                "Column " + column + " of " + table.source() + " holds " + rule.reason() + ".",
                Arrays.copyOf(payload.array(), payload.size()));
    }

    private void putReceived(int column, byte[] from, int[] at, RowBuffer payload) {
        if (at[column] <= NULL) {
            payload.putNull();
        } else {
            payload.putBytes(from, at[column], codecs[column].end(from, at[column]) - at[column]);
        }
    }

    /** The identity columns as one tuple; null where one of them is refused, empty for a table without a key. */
    byte @Nullable [] key(byte[] from, int[] at) {
        List<Integer> key = table.key();
        if (key.isEmpty()) {
            return new byte[0];
        }
        RowBuffer tuple = new RowBuffer(64);
        tuple.beginRow(key.size());
        try {
            for (int i : key) {
                field(i, from, at, tuple);
            }
        } catch (RefusedValue e) {
            return null;
        }
        return Arrays.copyOf(tuple.array(), tuple.size());
    }
}
