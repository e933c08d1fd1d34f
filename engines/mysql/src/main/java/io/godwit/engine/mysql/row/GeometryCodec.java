package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.row.RowBuffer;

/**
 * Geometry: four bytes SRID, then well-known binary, on both fronts. Becomes EWKB, which has the SRID behind the type of the
 * outermost geometry.
 */
final class GeometryCodec extends SliceCodec {
    private static final int SRID_FLAG = 0x2000_0000;
    private static final int HEADER = 9;

    GeometryCodec(Front front) {
        super(front);
    }

    @Override
    void slice(byte[] from, int start, int length, RowBuffer to) {
        if (length < HEADER || from[start + 4] != 1) {
            throw RefusedValue.by(Rule.NOT_A_GEOMETRY);
        }
        int srid = LittleEndian.int4(from, start);
        if (srid == 0) {
            to.putBytes(from, start + 4, length - 4);
            return;
        }
        to.putInt(length);
        to.putRawByte(1);
        to.putInt(Integer.reverseBytes(LittleEndian.int4(from, start + 5) | SRID_FLAG));
        to.putRaw(from, start, 4);
        to.putRaw(from, start + HEADER, length - HEADER);
    }
}
