package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.CharacterSet;
import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.RowBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Turns text that does not lie in memory into UTF-8, piece by piece. */
final class LargeText {
    private static final int PIECE = 64 * 1024;

    /** No character set has longer ones. */
    private static final int LONGEST_CHARACTER = 4;

    private final CharacterSet set;
    private final byte[] piece = new byte[PIECE];
    private final RowBuffer utf8 = new RowBuffer(2 * PIECE);

    LargeText(CharacterSet set) {
        this.set = set;
    }

    @FunctionalInterface
    interface Out {
        void write(byte[] utf8, int count);
    }

    /** Throws {@link RefusedValue} for text that is not carried; some of it was written then. */
    void convert(LargeValue text, Out out) {
        try (InputStream in = text.stream()) {
            int held = 0;
            boolean last = false;
            while (!last) {
                held += in.readNBytes(piece, held, PIECE - held);
                last = held < PIECE;
                int done = whole(held, last);
                out.write(utf8.array(), utf8.size());
                held -= done;
                System.arraycopy(piece, done, piece, 0, held);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text is read from where a character begins: a part that reads without an error ends where one does. */
    private int whole(int held, boolean last) {
        for (int cut = 0; ; cut++) {
            utf8.clear();
            try {
                set.toUtf8(piece, 0, held - cut, utf8);
                return held - cut;
            } catch (RefusedValue e) {
                if (last || cut == LONGEST_CHARACTER - 1) {
                    throw e;
                }
            }
        }
    }
}
