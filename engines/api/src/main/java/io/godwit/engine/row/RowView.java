package io.godwit.engine.row;

/**
 * One tuple inside somebody's buffer. Valid only during the call that hands it over: the array may be reused or moved
 * after it. Whoever keeps the row copies it ({@link RowBuffer#putTuple}).
 */
public record RowView(byte[] array, int offset, int length) {

    public int fields() {
        return ((array[offset] & 0xff) << 8) | (array[offset + 1] & 0xff);
    }

    /** Offset of the length word of field {@code index}. */
    public int field(int index) {
        int at = offset + 2;
        for (int i = 0; i < index; i++) {
            at += 4 + Math.max(0, RowBuffer.getInt(array, at));
        }
        return at;
    }

    public boolean isNull(int index) {
        return RowBuffer.getInt(array, field(index)) == -1;
    }

    /** Bytes of the row that lie outside the array ({@link LargeValues}). */
    public long outside() {
        return LargeValues.any() ? LargeValues.outside(array, offset) : 0;
    }
}
