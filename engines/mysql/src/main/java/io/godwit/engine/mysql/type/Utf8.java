package io.godwit.engine.mysql.type;

import io.godwit.engine.row.RowBuffer;

/**
 * utf8mb4, utf8mb3 and ascii: the bytes pass when they are well-formed. MySQL lets surrogates into both UTF-8 sets, which
 * are no characters; they are refused.
 *
 * <p>Source: RFC 3629 section 4; {@code strings/ctype-utf8.c} of MySQL ({@code my_mb_wc_utf8mb4}).
 */
final class Utf8 extends CharacterSet {
    private final int longest;

    /** @param longest bytes of the longest character: 4, 3, or 1 for ascii */
    Utf8(String name, int longest) {
        super(name, longest);
        this.longest = longest;
    }

    @Override
    public boolean isUtf8() {
        return true;
    }

    @Override
    public void toUtf8(byte[] from, int at, int length, RowBuffer to) {
        int run = asciiRun(from, at, length);
        if (run < length) {
            check(from, at + run, at + length);
        }
        to.putRaw(from, at, length);
    }

    private void check(byte[] from, int at, int end) {
        int i = at;
        while (i < end) {
            int first = from[i];
            if (first > 0) {
                i++;
            } else if (first == 0) {
                throw RefusedValue.by(Rule.NUL_IN_TEXT);
            } else {
                int bytes = bytes(from, i, end);
                if (bytes == 0 || bytes > longest) {
                    throw RefusedValue.by(Rule.NOT_IN_CHARACTER_SET);
                }
                i += bytes;
            }
        }
    }

    /** Bytes of the well-formed character at {@code i}, whose first byte is above 0x7f; 0 where there is none. */
    private static int bytes(byte[] from, int i, int end) {
        int first = from[i] & 0xff;
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        int bytes = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (i + bytes > end) {
            return 0;
        }
        for (int k = 1; k < bytes; k++) {
            if ((from[i + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = from[i + 1] & 0xff;
        boolean bad = switch (first) {
            case 0xe0 -> second < 0xa0;
            case 0xed -> second > 0x9f;
            case 0xf0 -> second < 0x90;
            case 0xf4 -> second > 0x8f;
            default -> false;
        };
        return bad ? 0 : bytes;
    }
}
