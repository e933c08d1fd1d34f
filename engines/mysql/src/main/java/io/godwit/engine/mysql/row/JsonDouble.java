package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;

/**
 * A double in JSON text as MySQL writes it: the shortest digits that read back as the same double; with a point where the
 * decimal exponent is from −14 to 15 or digits follow the point, in scientific form else.
 *
 * <p>Source: {@code my_gcvt} in MySQL's {@code strings/dtoa.cc} with a field width of 34; {@code wrapper_to_string} in its
 * {@code sql-common/json_dom.cc}.
 */
final class JsonDouble {
    private static final int LEAST_EXPONENT = -14;
    private static final int MOST_EXPONENT = 15;

    private JsonDouble() {}

    static void put(double value, RowBuffer to) {
        if (Double.doubleToRawLongBits(value) < 0) {
            to.putRawByte('-');
        }
        if (value == 0) {
            ascii("0.0", to);
            return;
        }
        Digits digits = digits(Math.abs(value));
        int count = digits.text.length();
        int point = digits.point;
        if (point < LEAST_EXPONENT || (point > MOST_EXPONENT && count <= point)) {
            ascii(digits.text.substring(0, 1), to);
            if (count > 1) {
                ascii("." + digits.text.substring(1), to);
            }
            ascii("e" + (point - 1), to);
        } else if (point <= 0) {
            ascii("0." + "0".repeat(-point) + digits.text, to);
        } else if (count <= point) {
            ascii(digits.text + "0".repeat(point - count) + ".0", to);
        } else {
            ascii(digits.text.substring(0, point) + "." + digits.text.substring(point), to);
        }
    }

    /** Digits without zeros at the end, and where the point stands: 0.digits × 10^point. */
    private record Digits(String text, int point) {}

    private static Digits digits(double value) {
        String java = Double.toString(value);
        int e = java.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(java.substring(e + 1));
        String mantissa = e < 0 ? java : java.substring(0, e);
        int dot = mantissa.indexOf('.');
        String all = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int point = dot + exponent;
        int first = 0;
        while (all.charAt(first) == '0') {
            first++;
        }
        int last = all.length();
        while (all.charAt(last - 1) == '0') {
            last--;
        }
        return shortest(value, new Digits(all.substring(first, last), point - first));
    }

    /** Java gives at least two digits and so chooses the nearest of two where one digit would do: 4.9E-324. */
    private static Digits shortest(double value, Digits two) {
        if (two.text.length() != 2) {
            return two;
        }
        int low = two.text.charAt(0) - '0';
        int best = two.text.charAt(1) >= '5' ? low + 1 : low;
        for (int digit : new int[] {best, best == low ? low + 1 : low}) {
            if (digit > 0 && Double.parseDouble("0." + digit + "E" + two.point) == value) {
                return new Digits(Integer.toString(digit), two.point);
            }
        }
        return two;
    }

    private static void ascii(String text, RowBuffer to) {
        for (int i = 0; i < text.length(); i++) {
            to.putRawByte(text.charAt(i));
        }
    }
}
