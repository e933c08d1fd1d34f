package io.godwit.engine.mysql.type;

import io.godwit.engine.row.RowBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A character set of one to four bytes per character (gbk, big5, sjis, cp932, ujis, euckr, gb18030 …), by the server's own
 * tables. In gb18030 a second byte that is a digit makes it four; beyond the table such characters are those beyond U+FFFF, in
 * their order.
 *
 * <p>Source: GB 18030-2005, "Four-byte codes".
 */
final class MultiByte extends CharacterSet {
    static final int UNDEFINED = -1;
    /** In the table of single bytes: a character of two bytes begins here. */
    static final int LEADS_TWO = -2;
    /** In the table of single bytes: a character of three bytes begins here. */
    static final int LEADS_THREE = -3;

    /** Where, counted from 81 30 81 30, those beyond U+FFFF begin: 90 30 81 30. */
    private static final int SUPPLEMENTARY = 189_000;

    private final int[] single;
    private final int[] two;
    private final int[] three;
    private final int[] four;
    private volatile @Nullable Codes codes;

    /**
     * @param single 256 code points or marks
     * @param two 65,536 code points by both bytes
     * @param three the same for the two bytes after a lead of three; empty where there is none
     * @param four code points by place from 81 30 81 30 on; empty where there are none
     */
    MultiByte(String name, int maxBytes, int[] single, int[] two, int[] three, int[] four) {
        super(name, maxBytes);
        this.single = single;
        this.two = two;
        this.three = three;
        this.four = four;
    }

    @Override
    public void toUtf8(byte[] from, int at, int length, RowBuffer to) {
        to.ensure(Math.multiplyExact(3, length) + 4);
        int end = at + length;
        int i = at;
        while (i < end) {
            int c = single[from[i] & 0xff];
            int bytes = 1;
            if (c == LEADS_TWO && four.length > 0 && i + 4 <= end && digit(from[i + 1])) {
                c = four(from, i);
                bytes = 4;
            } else if (c == LEADS_TWO && i + 2 <= end) {
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

    /** Of gb18030 the server's conversion is one to one. */
    @Override
    public Optional<List<byte[]>> codes(String text) {
        if (four.length > 0) {
            return Optional.empty();
        }
        Codes known = codes;
        if (known == null) {
            known = codes();
            codes = known;
        }
        return Optional.of(known.of(text));
    }

    private Codes codes() {
        Codes all = new Codes();
        for (int i = 0; i < single.length; i++) {
            all.add(single[i], (byte) i);
        }
        for (int i = 0; i < two.length; i++) {
            all.add(two[i], (byte) (i >> 8), (byte) i);
        }
        for (int i = 0; i < three.length; i++) {
            all.add(three[i], (byte) 0x8f, (byte) (i >> 8), (byte) i);
        }
        return all;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private int four(byte[] from, int i) {
        int third = (from[i + 2] & 0xff) - 0x81;
        if (third < 0 || third > 125 || !digit(from[i + 3])) {
            return UNDEFINED;
        }
        int place = (((from[i] & 0xff) - 0x81) * 10 + from[i + 1] - '0') * 1260 + third * 10 + from[i + 3] - '0';
        if (place < four.length) {
            return four[place];
        }
        int c = place - SUPPLEMENTARY + Character.MIN_SUPPLEMENTARY_CODE_POINT;
        return place >= SUPPLEMENTARY && c <= Character.MAX_CODE_POINT ? c : UNDEFINED;
    }

    private static int pair(byte[] from, int i) {
        return ((from[i] & 0xff) << 8) | (from[i + 1] & 0xff);
    }
}
