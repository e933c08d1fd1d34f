package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;

/** FLOAT and DOUBLE: IEEE 754, little-endian on both fronts. A FLOAT that becomes 64 bits keeps its exact value. */
final class FloatCodec extends ColumnCodec {
    private final int width;
    private final boolean widen;

    /** @param width bytes in the source, 4 or 8; @param bits of the canonical type, not fewer */
    FloatCodec(int width, int bits) {
        this.width = width;
        this.widen = width == 4 && bits == 64;
    }

    @Override
    int encode(byte[] from, int at, RowBuffer to) {
        if (widen) {
            to.putInt64(Double.doubleToRawLongBits(Float.intBitsToFloat(LittleEndian.int4(from, at))));
        } else if (width == 4) {
            to.putInt32(LittleEndian.int4(from, at));
        } else {
            to.putInt64(LittleEndian.int8(from, at));
        }
        return at + width;
    }

    @Override
    int end(byte[] from, int at) {
        return at + width;
    }
}
