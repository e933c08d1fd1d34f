package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.RowBuffer;
import java.util.concurrent.locks.ReentrantLock;

/** A codec whose field is a stretch of bytes; knows the two fronts' ways to say how long it is. */
abstract class SliceCodec extends ColumnCodec {
    /** A value of more bytes is refused. */
    static final long LARGEST = 64L << 20;

    /** Of what must be in memory as a whole. */
    static final long LARGEST_IN_MEMORY = 32L << 20;

    /** Into how many a byte may turn: a control character in JSON becomes six, a small number in an array eight. */
    private static final long MOST_OF_A_BYTE = 8;

    private static final int LENENC = 0;
    private static final int FRONT = 9;
    private static final ReentrantLock ONE_IN_MEMORY = new ReentrantLock();

    private final int prefix;
    private final int fixed;

    SliceCodec(Front front) {
        this.prefix = front.prefix();
        this.fixed = front.fixed();
    }

    /** How a front tells the value's length. */
    record Front(int prefix, int fixed) {
        /** The binary protocol: a length-encoded integer before the bytes. */
        static final Front RESULT = new Front(LENENC, -1);

        /** The log: a little-endian length of 1 to 4 bytes before them. */
        static Front prefixed(int bytes) {
            return new Front(bytes, -1);
        }

        /** The log: always as many. */
        static Front fixed(int bytes) {
            return new Front(LENENC, bytes);
        }
    }

    abstract void slice(byte[] from, int start, int length, RowBuffer to);

    @Override
    final int encode(byte[] from, int at, RowBuffer to) {
        int start = start(from, at);
        int length = length(from, at);
        if (length > from.length - start) {
            throw new IndexOutOfBoundsException("a value of " + length + " bytes reaches beyond what was received");
        }
        slice(from, start, length, to);
        return start + length;
    }

    @Override
    final void encodeLarge(LargeValue row, long at, RowBuffer to) {
        byte[] front = new byte[FRONT];
        row.read(at, front, 0, (int) Math.min(FRONT, row.length() - at));
        try (LargeValue value = row.slice(at + start(front, 0), length(front, 0))) {
            refuseAbove(value.length(), LARGEST);
            large(value, to);
        }
    }

    /**
     * Appends a field of which the source's bytes lie outside. Here they are brought into memory, one at a time, beside what
     * becomes of them: an array that grew would need its size twice.
     */
    void large(LargeValue value, RowBuffer to) {
        refuseAbove(value.length(), LARGEST_IN_MEMORY);
        ONE_IN_MEMORY.lock();
        try {
            byte[] bytes = value.bytes();
            RowBuffer field = RowBuffer.fixed((int) Math.min(LARGEST, MOST_OF_A_BYTE * bytes.length) + FRONT);
            slice(bytes, 0, bytes.length, field);
            to.putLarge(LargeValue.of(field.array(), 4, field.size() - 4));
        } catch (RowBuffer.FullException e) {
            throw RefusedValue.by(Rule.TOO_LARGE);
        } finally {
            ONE_IN_MEMORY.unlock();
        }
    }

    static void refuseAbove(long length, long most) {
        if (length > most) {
            throw RefusedValue.by(Rule.TOO_LARGE);
        }
    }

    @Override
    final int end(byte[] from, int at) {
        return start(from, at) + length(from, at);
    }

    private int start(byte[] from, int at) {
        if (fixed >= 0) {
            return at;
        }
        return prefix == LENENC ? at + LittleEndian.lenencSize(from, at) : at + prefix;
    }

    private int length(byte[] from, int at) {
        if (fixed >= 0) {
            return fixed;
        }
        long length = switch (prefix) {
            case LENENC -> LittleEndian.lenenc(from, at);
            case 1 -> LittleEndian.int1(from, at);
            case 2 -> LittleEndian.int2(from, at);
            case 3 -> LittleEndian.int3(from, at);
            default -> LittleEndian.unsigned4(from, at);
        };
        if (length < 0 || length > Integer.MAX_VALUE - 16) {
            throw new IndexOutOfBoundsException("a value of " + length + " bytes");
        }
        return (int) length;
    }
}
