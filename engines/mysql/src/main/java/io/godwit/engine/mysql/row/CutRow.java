package io.godwit.engine.mysql.row;

import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.LargeValues;
import io.godwit.engine.row.RowBuffer;
import java.util.Arrays;

/**
 * A row that lies outside memory: its small fields are brought into one array, its large ones are known by where they lie. An
 * offset of −1 is NULL, one below it a large field.
 */
final class CutRow {
    /** No length or fixed value is longer, and neither needs more to tell how long it is. */
    private static final int FRONT = 16;

    private static final int FIRST = -2;

    private final LargeValue source;
    private final long end;
    private long position;
    private byte[] bytes = new byte[1024];
    private int size;
    private long[] large = new long[4];
    private int larges;

    CutRow(LargeValue source, long position, long end) {
        this.source = source;
        this.position = position;
        this.end = end;
    }

    /** How many bytes a field takes, told from its beginning. */
    @FunctionalInterface
    interface Extent {
        long of(byte[] from, int at);
    }

    byte[] bytes() {
        return bytes;
    }

    long position() {
        return position;
    }

    /** Brings {@code count} bytes; returns where they are. */
    int bring(int count) {
        require(count);
        ensure(count);
        source.read(position, bytes, size, count);
        int at = size;
        size += count;
        position += count;
        return at;
    }

    /** @param whole whether it must come into memory however large it is */
    int field(Extent extent, boolean whole) {
        ensure(FRONT);
        int front = (int) Math.min(FRONT, end - position);
        source.read(position, bytes, size, front);
        long count = extent.of(bytes, size);
        require(count);
        if (count < LargeValues.FROM || whole) {
            return bring((int) count);
        }
        if (larges == large.length) {
            large = Arrays.copyOf(large, 2 * larges);
        }
        large[larges++] = position;
        position += count;
        return FIRST - (larges - 1);
    }

    static boolean isLarge(int offset) {
        return offset <= FIRST;
    }

    void encode(ColumnCodec codec, int offset, RowBuffer to) {
        codec.encodeLarge(source, large[FIRST - offset], to);
    }

    private void require(long count) {
        if (count < 0 || count > end - position) {
            throw new IndexOutOfBoundsException("a value of " + count + " bytes reaches beyond what was received");
        }
    }

    private void ensure(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
