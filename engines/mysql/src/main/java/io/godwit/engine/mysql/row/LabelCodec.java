package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.row.RowBuffer;
import java.nio.charset.StandardCharsets;

/**
 * ENUM and SET in the log: numbers that stand for labels of the catalog; a result brings the labels themselves.
 *
 * <p>The server writes labels in the catalog as utf8mb3 and puts a question mark for what that lacks, so that such a label
 * of a wider set is not certain and its rows are refused.
 */
abstract class LabelCodec extends ColumnCodec {
    private final int width;
    private final byte[][] labels;
    private final boolean[] uncertain;

    LabelCodec(int width, Pair pair) {
        this.width = width;
        this.labels = pair.type().labels().stream()
                .map(label -> label.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.uncertain = new boolean[labels.length];
        boolean wide = pair.characters().maxBytes() == 4;
        for (int i = 0; i < labels.length; i++) {
            String label = pair.type().labels().get(i);
            uncertain[i] = wide && label.indexOf('?') >= 0;
            if (label.indexOf('\0') >= 0) {
                uncertain[i] = true;
            }
        }
    }

    @Override
    final int end(byte[] from, int at) {
        return at + width;
    }

    final long number(byte[] from, int at) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = (value << 8) | (from[at + i] & 0xff);
        }
        return value;
    }

    /** The label of this number, from 0. */
    final byte[] label(int number) {
        if (number >= labels.length || uncertain[number]) {
            throw RefusedValue.by(Rule.UNKNOWN_LABEL);
        }
        return labels[number];
    }

    /** ENUM: a number from 1; 0 is the empty text of a value that was refused at its insertion. */
    static final class One extends LabelCodec {
        One(int width, Pair pair) {
            super(width, pair);
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            int number = (int) number(from, at);
            if (number == 0) {
                to.putInt(0);
            } else {
                byte[] label = label(number - 1);
                to.putBytes(label, 0, label.length);
            }
            return end(from, at);
        }
    }

    /** SET: a bit for each label; their text is the labels in order, with commas between. */
    static final class Many extends LabelCodec {
        Many(int width, Pair pair) {
            super(width, pair);
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            int mark = to.beginField();
            boolean first = true;
            for (long left = number(from, at); left != 0; left &= left - 1) {
                byte[] label = label(Long.numberOfTrailingZeros(left));
                if (!first) {
                    to.putRawByte(',');
                }
                to.putRaw(label, 0, label.length);
                first = false;
            }
            to.endField(mark);
            return end(from, at);
        }
    }
}
