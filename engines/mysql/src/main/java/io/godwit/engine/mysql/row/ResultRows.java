package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import org.jspecify.annotations.Nullable;

/** Encodes rows of the binary protocol whose columns are the plan's, in its order. */
final class ResultRows {
    private final RowEncoder encoder;
    private final ColumnCodec[] codecs;
    private final int bitmap;

    ResultRows(TablePlan table, ColumnCodec[] codecs) {
        this.encoder = new RowEncoder(table, codecs);
        this.codecs = codecs;
        this.bitmap = (codecs.length + 9) / 8;
    }

    /** Appends the row of {@code length} bytes at {@code offset}, or gives the reason why it is not carried. */
    @Nullable
    Refusal encode(byte[] from, int offset, int length, RowBuffer to) {
        encoder.cut(null);
        int start = to.beginRow(codecs.length);
        int at = offset + 1 + bitmap;
        try {
            for (int i = 0; i < codecs.length; i++) {
                if (isNull(from, offset, i)) {
                    encoder.putNull(i, to);
                } else {
                    at = codecs[i].encode(from, at, to);
                }
            }
        } catch (RefusedValue e) {
            to.rollback(start);
            return encoder.refusal(from, offsets(from, offset));
        }
        if (at != offset + length) {
            to.rollback(start);
            throw new IndexOutOfBoundsException("a row of " + length + " bytes was read as " + (at - offset));
        }
        to.endRow();
        return null;
    }

    /** Appends a row that lies outside memory, or gives the reason why it is not carried. */
    @Nullable
    Refusal encode(LargeValue row, RowBuffer to) {
        CutRow cut = new CutRow(row, 0, row.length());
        int front = cut.bring(1 + bitmap);
        int[] offsets = new int[codecs.length];
        for (int i = 0; i < codecs.length; i++) {
            ColumnCodec codec = codecs[i];
            offsets[i] = isNull(cut.bytes(), front, i)
                    ? RowEncoder.NULL
                    : cut.field((from, at) -> codec.end(from, at) - (long) at, encoder.inKey(i));
        }
        if (cut.position() != row.length()) {
            throw new IndexOutOfBoundsException("a row of " + row.length() + " bytes was read as " + cut.position());
        }
        encoder.cut(cut);
        try {
            encoder.encode(cut.bytes(), offsets, to);
            return null;
        } catch (RefusedValue e) {
            return encoder.refusal(cut.bytes(), offsets);
        }
    }

    /** Where each field begins. */
    private int[] offsets(byte[] from, int offset) {
        int[] offsets = new int[codecs.length];
        int at = offset + 1 + bitmap;
        for (int i = 0; i < codecs.length; i++) {
            if (isNull(from, offset, i)) {
                offsets[i] = RowEncoder.NULL;
            } else {
                offsets[i] = at;
                at = codecs[i].end(from, at);
            }
        }
        return offsets;
    }

    private static boolean isNull(byte[] from, int offset, int column) {
        int bit = column + 2;
        return (from[offset + 1 + (bit >> 3)] & (1 << (bit & 7))) != 0;
    }
}
