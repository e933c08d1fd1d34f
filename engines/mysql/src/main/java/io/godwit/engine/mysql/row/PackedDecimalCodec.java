package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * DECIMAL in the log: nine decimal digits in four bytes, big-endian, fewer in fewer; the first bit is the sign, turned
 * round, and all bits of a negative number are turned round.
 *
 * <p>Unpacked into the text that a result would bring, then written by the same code. Source: {@code bin2decimal} in MySQL's
 * {@code strings/decimal.cc}.
 */
final class PackedDecimalCodec extends ColumnCodec {
    private static final int[] BYTES = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};

    private final int whole;
    private final int fraction;
    private final int size;
    private final int scale;
    private final byte[] text;

    /** @param sourceScale digits after the point of the source's type; @param scale of the canonical type */
    PackedDecimalCodec(int precision, int sourceScale, int scale) {
        this.whole = precision - sourceScale;
        this.fraction = sourceScale;
        this.scale = scale;
        this.size = size(precision, sourceScale);
        this.text = new byte[precision + 2];
    }

    /** Bytes that a value takes. */
    static int size(int precision, int scale) {
        int whole = precision - scale;
        return whole / 9 * 4 + BYTES[whole % 9] + scale / 9 * 4 + BYTES[scale % 9];
    }

    @Override
    int encode(byte[] from, int at, RowBuffer to) {
        int length = unpack(from, at);
        Numeric.put(to, text, 0, length, scale);
        return at + size;
    }

    /** The plain text of one value, without zeros before the last digit before the point. */
    static String text(byte[] from, int at, int precision, int scale) {
        PackedDecimalCodec codec = new PackedDecimalCodec(precision, scale, scale);
        int length = codec.unpack(from, at);
        return new BigDecimal(new String(codec.text, 0, length, StandardCharsets.US_ASCII)).toPlainString();
    }

    /** Writes digits, with a minus or a zero before them, into the scratch text; returns its length. */
    private int unpack(byte[] from, int at) {
        boolean negative = (from[at] & 0x80) == 0;
        int turned = negative ? 0xff : 0;
        text[0] = (byte) (negative ? '-' : '0');
        int length = 1;
        int next = at;
        int first = whole % 9;
        if (first > 0) {
            length = digits(group(from, next, BYTES[first], turned, at), first, length);
            next += BYTES[first];
        }
        for (int i = 0; i < whole / 9; i++) {
            length = digits(group(from, next, 4, turned, at), 9, length);
            next += 4;
        }
        if (fraction == 0) {
            return length;
        }
        text[length++] = '.';
        for (int i = 0; i < fraction / 9; i++) {
            length = digits(group(from, next, 4, turned, at), 9, length);
            next += 4;
        }
        int last = fraction % 9;
        if (last > 0) {
            length = digits(group(from, next, BYTES[last], turned, at), last, length);
        }
        return length;
    }

    /** One group of digits; the sign's bit in the value's first byte is no part of it. */
    private static int group(byte[] from, int at, int bytes, int turned, int start) {
        int value = 0;
        for (int i = at; i < at + bytes; i++) {
            int b = (from[i] & 0xff) ^ turned;
            value = (value << 8) | (i == start ? b ^ 0x80 : b);
        }
        return value;
    }

    private int digits(int value, int count, int length) {
        int rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return length + count;
    }

    @Override
    int end(byte[] from, int at) {
        return at + size;
    }
}
