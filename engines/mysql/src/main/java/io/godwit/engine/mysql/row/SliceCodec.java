package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;

/** A codec whose field is a stretch of bytes; knows the two fronts' ways to say how long it is. */
abstract class SliceCodec extends ColumnCodec {
    private static final int LENENC = 0;

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
