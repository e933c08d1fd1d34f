package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.CharacterSet;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.RowBuffer;

/** Text: the column's stored bytes on both fronts, turned into UTF-8. */
final class TextCodec extends SliceCodec {
    private final CharacterSet set;

    TextCodec(Front front, CharacterSet set) {
        super(front);
        this.set = set;
    }

    @Override
    void large(LargeValue value, RowBuffer to) {
        LargeText text = new LargeText(set);
        if (set.isUtf8()) {
            text.convert(value, (array, count) -> {});
            to.putLarge(value.slice(0, value.length()));
        } else {
            try (LargeValue.Writer writer = new LargeValue.Writer()) {
                text.convert(value, (array, count) -> writer.write(array, 0, count));
                to.putLarge(writer.finish());
            }
        }
    }

    @Override
    void slice(byte[] from, int start, int length, RowBuffer to) {
        int mark = to.beginField();
        set.toUtf8(from, start, length, to);
        to.endField(mark);
    }
}
