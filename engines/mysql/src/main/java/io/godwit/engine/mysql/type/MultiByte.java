package io.godwit.engine.mysql.type;

import io.godwit.engine.row.RowBuffer;

/**
 * A character set of one, two or three bytes per character (gbk, big5, sjis, cp932, ujis, euckr …), by the server's own
 * tables. Four-byte characters of gb18030 are refused.
 */
final class MultiByte extends CharacterSet {
    static final int UNDEFINED = -1;
    /** In the table of single bytes: a character of two bytes begins here. */
    static final int LEADS_TWO = -2;
    /** In the table of single bytes: a character of three bytes begins here. */
    static final int LEADS_THREE = -3;

    private final int[] single;
    private final int[] two;
    private final int[] three;

    /**
     * @param single 256 code points or marks
     * @param two 65,536 code points by both bytes
     * @param three the same for the two bytes after a lead of three; empty where there is none
     */
    MultiByte(String name, int maxBytes, int[] single, int[] two, int[] three) {
        super(name, maxBytes);
        this.single = single;
        this.two = two;
        this.three = three;
    }

    @Override
    public void toUtf8(byte[] from, int at, int length, RowBuffer to) {
        to.ensure(Math.multiplyExact(3, length) + 4);
        int end = at + length;
        int i = at;
        while (i < end) {
            int c = single[from[i] & 0xff];
            int bytes = 1;
            if (c == LEADS_TWO && i + 2 <= end) {
                c = two[pair(from, i)];
                bytes = 2;
            } else if (c == LEADS_THREE && i + 3 <= end) {
                c = three[pair(from, i + 1)];
                bytes = 3;
            }
            if (c < 0) {
                throw RefusedValue.by(Rule.NOT_IN_CHARACTER_SET);
            }
            putCodePoint(c, to);
            i += bytes;
        }
    }

    private static int pair(byte[] from, int i) {
        return ((from[i] & 0xff) << 8) | (from[i + 1] & 0xff);
    }
}
