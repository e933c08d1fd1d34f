package io.godwit.engine.mysql.type;

import io.godwit.engine.row.RowBuffer;
import java.util.List;
import java.util.Optional;

/** A character set of one byte per character, by the server's own table. */
final class SingleByte extends CharacterSet {
    static final int UNDEFINED = -1;

    private final int[] codePoints;
    private final boolean asciiBelow128;
    private final Codes codes = new Codes();

    /** @param codePoints 256 of them; {@link #UNDEFINED} for bytes that are no character */
    SingleByte(String name, int[] codePoints) {
        super(name, 1);
        this.codePoints = codePoints.clone();
        boolean ascii = true;
        for (int i = 0; i < 128; i++) {
            ascii &= codePoints[i] == i;
        }
        this.asciiBelow128 = ascii;
        for (int i = 0; i < codePoints.length; i++) {
            codes.add(codePoints[i], (byte) i);
        }
    }

    @Override
    public void toUtf8(byte[] from, int at, int length, RowBuffer to) {
        int run = asciiBelow128 ? asciiRun(from, at, length) : 0;
        to.putRaw(from, at, run);
        if (run < length) {
            to.ensure(Math.multiplyExact(3, length - run) + 4);
            for (int i = at + run; i < at + length; i++) {
                int c = codePoints[from[i] & 0xff];
                if (c < 0) {
                    throw RefusedValue.by(Rule.NOT_IN_CHARACTER_SET);
                }
                putCodePoint(c, to);
            }
        }
    }

    @Override
    public Optional<List<byte[]>> codes(String text) {
        return Optional.of(codes.of(text));
    }
}
