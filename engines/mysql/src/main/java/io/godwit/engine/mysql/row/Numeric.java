package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes PostgreSQL's {@code numeric}: digit count, weight, sign, display scale, then base-10000 digits without zero digits
 * at either end.
 *
 * <p>Source: {@code numeric_send} in PostgreSQL's {@code src/backend/utils/adt/numeric.c}.
 */
final class Numeric {
    private static final int NEGATIVE = 0x4000;
    private static final int HEADER = 8;

    private Numeric() {}

    /** A whole number. */
    static void put(RowBuffer to, long value, boolean unsigned, int scale) {
        boolean negative = !unsigned && value < 0;
        // The magnitude of the smallest long is itself, read as unsigned.
        long rest = negative ? -value : value;
        int digits = 0;
        int trailing = 0;
        for (long left = rest; left != 0; left = Long.divideUnsigned(left, 10000)) {
            if (digits == trailing && Long.remainderUnsigned(left, 10000) == 0) {
                trailing++;
            }
            digits++;
        }
        int kept = digits - trailing;
        to.putInt(HEADER + 2 * kept);
        int header = to.size();
        to.ensure(HEADER + 2 * kept);
        to.advance(HEADER);
        header(to, header, kept, digits == 0 ? 0 : digits - 1, negative, scale);
        byte[] array = to.array();
        int start = to.size();
        for (int i = digits - 1; i >= 0; i--) {
            int digit = (int) Long.remainderUnsigned(rest, 10000);
            rest = Long.divideUnsigned(rest, 10000);
            if (i < kept) {
                array[start + 2 * i] = (byte) (digit >> 8);
                array[start + 2 * i + 1] = (byte) digit;
            }
        }
        to.advance(2 * kept);
    }

    /** A decimal in the server's text form: digits, perhaps a minus before and a point within. */
    static void put(RowBuffer to, byte[] text, int start, int length, int scale) {
        int end = start + length;
        int at = start;
        boolean negative = at < end && text[at] == '-';
        if (negative) {
            at++;
        }
        while (at < end && text[at] == '0') {
            at++;
        }
        int point = at;
        while (point < end && text[point] != '.') {
            point++;
        }
        int last = end;
        if (point < end) {
            while (text[last - 1] == '0') {
                last--;
            }
        }
        int weight = (point - at + 3) / 4 - 1;
        int mark = to.beginField();
        to.ensure(HEADER + length + 8);
        int field = to.size();
        to.advance(HEADER);
        int digits = whole(to, text, at, point);
        if (last > point + 1) {
            digits += fraction(to, text, point + 1, last);
        }
        int leading = strip(to, field + HEADER, digits);
        int kept = (to.size() - field - HEADER) / 2;
        header(to, field, kept, kept == 0 ? 0 : weight - leading, negative && kept > 0, scale);
        to.endField(mark);
    }

    /** The digits before the point, the first of them perhaps of fewer than four decimals. */
    private static int whole(RowBuffer to, byte[] text, int at, int point) {
        int digits = 0;
        int digit = 0;
        for (int i = at; i < point; i++) {
            digit = digit * 10 + (text[i] - '0');
            if ((point - i) % 4 == 1) {
                to.putShort((short) digit);
                digit = 0;
                digits++;
            }
        }
        return digits;
    }

    private static int fraction(RowBuffer to, byte[] text, int at, int end) {
        int digits = 0;
        for (int i = at; i < end; i += 4) {
            int digit = 0;
            for (int k = i; k < i + 4; k++) {
                digit = digit * 10 + (k < end ? text[k] - '0' : 0);
            }
            to.putShort((short) digit);
            digits++;
        }
        return digits;
    }

    /** Takes zero digits away at both ends; returns how many were leading. */
    private static int strip(RowBuffer to, int start, int digits) {
        byte[] array = to.array();
        int from = 0;
        int until = digits;
        while (from < until && zero(array, start + 2 * from)) {
            from++;
        }
        while (until > from && zero(array, start + 2 * (until - 1))) {
            until--;
        }
        if (from > 0) {
            System.arraycopy(array, start + 2 * from, array, start, 2 * (until - from));
        }
        to.rollback(start + 2 * (until - from));
        return from;
    }

    private static boolean zero(byte[] array, int at) {
        return array[at] == 0 && array[at + 1] == 0;
    }

    private static void header(RowBuffer to, int at, int digits, int weight, boolean negative, int scale) {
        to.setInt(at, (digits << 16) | (weight & 0xffff));
        to.setInt(at + 4, ((negative ? NEGATIVE : 0) << 16) | scale);
    }

    /** The decimal text of a numeric whose header begins at {@code at}. */
    static String text(byte[] from, int at) {
        int digits = big(from, at);
        int weight = (short) big(from, at + 2);
        boolean negative = big(from, at + 4) == NEGATIVE;
        BigInteger unscaled = BigInteger.ZERO;
        for (int i = 0; i < digits; i++) {
            unscaled = unscaled.multiply(BigInteger.valueOf(10_000)).add(BigInteger.valueOf(big(from, at + HEADER + 2 * i)));
        }
        BigDecimal value = new BigDecimal(unscaled).scaleByPowerOfTen(4 * (weight - digits + 1));
        BigDecimal scaled = value.setScale(big(from, at + 6));
        return (negative ? scaled.negate() : scaled).toPlainString();
    }

    private static int big(byte[] from, int at) {
        return ((from[at] & 0xff) << 8) | (from[at + 1] & 0xff);
    }
}
