package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;

/** DECIMAL in a result: text. */
final class DecimalCodec extends SliceCodec {
    private final int scale;

    DecimalCodec(int scale) {
        super(Front.RESULT);
        this.scale = scale;
    }

    @Override
    void slice(byte[] from, int start, int length, RowBuffer to) {
        Numeric.put(to, from, start, length, scale);
    }
}
