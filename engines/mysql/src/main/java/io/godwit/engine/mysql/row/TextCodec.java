package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.CharacterSet;
import io.godwit.engine.row.RowBuffer;

/** Text: the column's stored bytes on both fronts, turned into UTF-8. */
final class TextCodec extends SliceCodec {
    private final CharacterSet set;

    TextCodec(Front front, CharacterSet set) {
        super(front);
        this.set = set;
    }

    @Override
    void slice(byte[] from, int start, int length, RowBuffer to) {
        int mark = to.beginField();
        set.toUtf8(from, start, length, to);
        to.endField(mark);
    }
}
