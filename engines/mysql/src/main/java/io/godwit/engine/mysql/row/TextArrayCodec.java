package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;

/** The text of a SET, labels with commas between, as an array of texts: made by another codec, then cut. */
final class TextArrayCodec extends ColumnCodec {
    private static final int TEXT_OID = 25;

    private final ColumnCodec text;
    private final RowBuffer scratch = new RowBuffer(256);

    TextArrayCodec(ColumnCodec text) {
        this.text = text;
    }

    @Override
    int encode(byte[] from, int at, RowBuffer to) {
        scratch.clear();
        int end = text.encode(from, at, scratch);
        byte[] labels = scratch.array();
        int last = scratch.size();
        int mark = to.beginField();
        int count = last == 4 ? 0 : 1;
        for (int i = 4; i < last; i++) {
            count += labels[i] == ',' ? 1 : 0;
        }
        to.putInt(count == 0 ? 0 : 1);
        to.putInt(0);
        to.putInt(TEXT_OID);
        if (count > 0) {
            to.putInt(count);
            to.putInt(1);
            int start = 4;
            for (int i = 4; i <= last; i++) {
                if (i == last || labels[i] == ',') {
                    to.putBytes(labels, start, i - start);
                    start = i + 1;
                }
            }
        }
        to.endField(mark);
        return end;
    }

    @Override
    int end(byte[] from, int at) {
        return text.end(from, at);
    }
}
