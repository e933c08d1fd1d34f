package io.godwit.engine.mysql.row;

import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.RowBuffer;

/**
 * Bytes as they are. The log leaves trailing zero bytes of BINARY(n) away, so that both fronts pad to the length in the
 * catalog (H8).
 */
final class BytesCodec extends SliceCodec {
    private final int padded;

    /** @param padded the length that shorter values are filled up to with zero bytes; 0 for none */
    BytesCodec(Front front, int padded) {
        super(front);
        this.padded = padded;
    }

    @Override
    void large(LargeValue value, RowBuffer to) {
        to.putLarge(value.slice(0, value.length()));
    }

    @Override
    void slice(byte[] from, int start, int length, RowBuffer to) {
        int size = Math.max(length, padded);
        to.putInt(size);
        to.putRaw(from, start, length);
        if (size > length) {
            int more = size - length;
            to.ensure(more);
            java.util.Arrays.fill(to.array(), to.size(), to.size() + more, (byte) 0);
            to.advance(more);
        }
    }
}
