package io.godwit.engine.mysql.type;

import io.godwit.engine.row.RowBuffer;

/** ucs2, utf16, utf16le and utf32: fixed units of two or four bytes. */
final class Wide extends CharacterSet {
    private final boolean littleEndian;
    private final boolean pairs;
    private final int unit;

    /** @param unit bytes of one unit, 2 or 4; @param pairs whether two surrogates make one character */
    Wide(String name, int unit, boolean littleEndian, boolean pairs) {
        super(name, pairs ? 4 : unit);
        this.unit = unit;
        this.littleEndian = littleEndian;
        this.pairs = pairs;
    }

    @Override
    public void toUtf8(byte[] from, int at, int length, RowBuffer to) {
        if (length % unit != 0) {
            throw RefusedValue.by(Rule.NOT_IN_CHARACTER_SET);
        }
        to.ensure(Math.multiplyExact(2, length) + 4);
        int end = at + length;
        for (int i = at; i < end; i += unit) {
            int c = unit == 4 ? (unit(from, i) << 16) | unit(from, i + 2) : unit(from, i);
            if (c < 0) {
                throw RefusedValue.by(Rule.NOT_IN_CHARACTER_SET);
            }
            if (pairs && c >= 0xd800 && c < 0xdc00 && i + 4 <= end) {
                int low = unit(from, i + 2);
                if (low >= 0xdc00 && low < 0xe000) {
                    c = Character.toCodePoint((char) c, (char) low);
                    i += 2;
                }
            }
            putCodePoint(c, to);
        }
    }

    private int unit(byte[] from, int i) {
        return littleEndian
                ? (from[i] & 0xff) | ((from[i + 1] & 0xff) << 8)
                : ((from[i] & 0xff) << 8) | (from[i + 1] & 0xff);
    }
}
