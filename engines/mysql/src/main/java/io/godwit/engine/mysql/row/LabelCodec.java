package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.ColumnType;
import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * ENUM and SET in the log: numbers that stand for labels of the catalog; a result brings the labels themselves.
 *
 * <p>The server writes labels in the catalog as utf8mb3 and puts a question mark for what that lacks, so that such a label of a
 * wider set is asked for when it is met first; where it cannot be had its rows are refused.
 */
abstract class LabelCodec extends ColumnCodec {
    /** The label is not known; it was asked for. */
    private static final byte[] UNKNOWN = {};

    private final TablePlan table;
    private final Pair pair;
    private final LabelSource source;
    private final int width;
    private final byte[] @Nullable [] labels;

    LabelCodec(int width, TablePlan table, Pair pair, LabelSource source) {
        this.width = width;
        this.table = table;
        this.pair = pair;
        this.source = source;
        boolean wide = pair.characters().maxBytes() == 4;
        this.labels = pair.type().labels().stream()
                .map(label -> wide && label.indexOf('?') >= 0 ? null : label.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
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
        if (number >= labels.length) {
            throw RefusedValue.by(Rule.UNKNOWN_LABEL);
        }
        byte[] label = labels[number];
        if (label == null) {
            boolean set = pair.type().kind() == ColumnType.Kind.SET;
            byte[] asked = source.label(table, pair.source().name(), number, set);
            label = asked == null ? UNKNOWN : asked;
            labels[number] = label;
        }
        if (label == UNKNOWN) {
            throw RefusedValue.by(Rule.UNKNOWN_LABEL);
        }
        if (contains0(label)) {
            throw RefusedValue.by(Rule.NUL_IN_TEXT);
        }
        return label;
    }

    private static boolean contains0(byte[] label) {
        for (byte b : label) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** ENUM: a number from 1; 0 is the empty text of a value that was refused at its insertion. */
    static final class One extends LabelCodec {
        One(int width, TablePlan table, Pair pair, LabelSource source) {
            super(width, table, pair, source);
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

    /**
     * SET: a bit for each label; their text is the labels in order, with commas between. As in the server's text, none stands
     * behind an empty label that comes first.
     */
    static final class Many extends LabelCodec {
        Many(int width, TablePlan table, Pair pair, LabelSource source) {
            super(width, table, pair, source);
        }

        @Override
        int encode(byte[] from, int at, RowBuffer to) {
            int mark = to.beginField();
            int length = 0;
            for (long left = number(from, at); left != 0; left &= left - 1) {
                byte[] label = label(Long.numberOfTrailingZeros(left));
                if (length > 0) {
                    to.putRawByte(',');
                    length++;
                }
                to.putRaw(label, 0, label.length);
                length += label.length;
            }
            to.endField(mark);
            return end(from, at);
        }
    }
}
