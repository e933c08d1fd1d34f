package io.godwit.engine.mysql.type;

import io.godwit.engine.row.RowBuffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Turns a column's bytes into UTF-8 exactly as the server that stored them would, or refuses.
 *
 * <p>A load and a stream both bring the bytes as they are stored (the load asks for no conversion), so one character set
 * makes both equal (H8). Text is refused with {@link RefusedValue} for NUL and for bytes that are no character; nothing is
 * ever replaced. Stateless; shared between threads.
 */
public abstract class CharacterSet {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;

    private final String name;
    private final int maxBytes;

    CharacterSet(String name, int maxBytes) {
        this.name = name;
        this.maxBytes = maxBytes;
    }

    public String name() {
        return name;
    }

    /** The most bytes that one character takes: what the server multiplies lengths with. */
    public int maxBytes() {
        return maxBytes;
    }

    /** Whether its bytes are UTF-8 already: text that is carried at all is carried as it is. */
    public boolean isUtf8() {
        return false;
    }

    /** Appends the text to the field that is open in {@code to}. */
    public abstract void toUtf8(byte[] from, int at, int length, RowBuffer to);

    /**
     * All bytes that this text can be in this set; an empty list where it can be none, or too many. Empty where the server's
     * conversion leads back to the bytes that were there.
     */
    public Optional<List<byte[]>> codes(String text) {
        return Optional.empty();
    }

    /** How many bytes from {@code at} on are ASCII without NUL; a multiple of 8, or all. */
    static int asciiRun(byte[] from, int at, int length) {
        int i = at;
        int end = at + length;
        while (i + 8 <= end) {
            long word = (long) LONG.get(from, i);
            if (((word | (word - ONES)) & HIGH_BITS) != 0) {
                return i - at;
            }
            i += 8;
        }
        while (i < end && from[i] > 0) {
            i++;
        }
        return i == end ? length : (i - at) & ~7;
    }

    /** Appends one character; the buffer has room for four bytes. */
    static void putCodePoint(int c, RowBuffer to) {
        byte[] array = to.array();
        int at = to.size();
        if (c < 0x80) {
            if (c == 0) {
                throw RefusedValue.by(Rule.NUL_IN_TEXT);
            }
            array[at] = (byte) c;
            to.advance(1);
        } else if (c < 0x800) {
            array[at] = (byte) (0xc0 | (c >> 6));
            array[at + 1] = (byte) (0x80 | (c & 0x3f));
            to.advance(2);
        } else if (c < 0x10000) {
            if (c >= 0xd800 && c < 0xe000) {
                throw RefusedValue.by(Rule.NOT_IN_CHARACTER_SET);
            }
            array[at] = (byte) (0xe0 | (c >> 12));
            array[at + 1] = (byte) (0x80 | ((c >> 6) & 0x3f));
            array[at + 2] = (byte) (0x80 | (c & 0x3f));
            to.advance(3);
        } else if (c < 0x110000) {
            array[at] = (byte) (0xf0 | (c >> 18));
            array[at + 1] = (byte) (0x80 | ((c >> 12) & 0x3f));
            array[at + 2] = (byte) (0x80 | ((c >> 6) & 0x3f));
            array[at + 3] = (byte) (0x80 | (c & 0x3f));
            to.advance(4);
        } else {
            throw RefusedValue.by(Rule.NOT_IN_CHARACTER_SET);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
