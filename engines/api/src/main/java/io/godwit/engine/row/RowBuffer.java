package io.godwit.engine.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows in flight: PostgreSQL binary COPY tuples, one after another in one growable array.
 *
 * <p>A tuple is a 16-bit field count, then per field a 32-bit length (−1 for NULL) and that many bytes, big-endian. There
 * is neither the file header nor the trailer of COPY; a writer adds them. The buffer only grows; {@link #clear} keeps the
 * array, {@link #shrink} gives back a large one. Not thread-safe: one owner at a time. A field that is large may lie outside
 * ({@link LargeValues}).
 *
 * <p>Source: PostgreSQL manual, "COPY", binary format.
 */
public final class RowBuffer {
    private static final int NULL_LENGTH = -1;
    private static final int[] NONE = {};
    private static final byte[] EMPTY = {};
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] array;
    private boolean fixed;
    private int size;
    private int rows;
    /** Where the words of large values lie that this buffer owns, in order. */
    private int[] large = NONE;

    private int larges;

    public RowBuffer(int initialCapacity) {
        array = new byte[Math.max(64, initialCapacity)];
    }

    /** A buffer that never grows: what does not fit throws {@link FullException}. */
    public static RowBuffer fixed(int capacity) {
        RowBuffer buffer = new RowBuffer(capacity);
        buffer.fixed = true;
        return buffer;
    }

    /** A buffer of fixed size is full. */
    public static final class FullException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        FullException(long wanted, int capacity) {
            super("a row buffer of " + capacity + " bytes cannot hold " + wanted);
        }
    }

    /** Complete tuples that lie in {@code tuples} from its beginning on: a large one need not be copied. */
    public static RowBuffer over(byte[] tuples, int size, int rows) {
        RowBuffer buffer = new RowBuffer(0);
        buffer.array = tuples;
        buffer.size = size;
        buffer.rows = rows;
        return buffer;
    }

    public byte[] array() {
        return array;
    }

    /** Bytes in use. */
    public int size() {
        return size;
    }

    /** Completed rows. */
    public int rows() {
        return rows;
    }

    /** Whether a field lies outside ({@link LargeValues}). */
    public boolean large() {
        return larges > 0;
    }

    public void clear() {
        release(0);
        size = 0;
        rows = 0;
    }

    /** Gives back the array when it is larger than {@code limit} bytes; the buffer must be empty. */
    public void shrink(int limit) {
        if (size == 0 && array.length > limit) {
            array = new byte[limit];
        }
    }

    /** Starts a tuple; returns its offset, to be given to {@link #rollback} when a field is refused. */
    public int beginRow(int fields) {
        int start = size;
        putShort((short) fields);
        return start;
    }

    public void endRow() {
        rows++;
    }

    /** Forgets everything from {@code offset} on: a row that was begun and not ended. */
    public void rollback(int offset) {
        release(offset);
        size = offset;
    }

    public void putNull() {
        putInt(NULL_LENGTH);
    }

    public void putBool(boolean value) {
        ensure(5);
        INT.set(array, size, 1);
        array[size + 4] = (byte) (value ? 1 : 0);
        size += 5;
    }

    public void putInt16(int value) {
        ensure(6);
        INT.set(array, size, 2);
        SHORT.set(array, size + 4, (short) value);
        size += 6;
    }

    public void putInt32(int value) {
        ensure(8);
        INT.set(array, size, 4);
        INT.set(array, size + 4, value);
        size += 8;
    }

    public void putInt64(long value) {
        ensure(12);
        INT.set(array, size, 8);
        LONG.set(array, size + 4, value);
        size += 12;
    }

    public void putBytes(byte[] source, int offset, int length) {
        putInt(length);
        putRaw(source, offset, length);
    }

    public void putText(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        putBytes(utf8, 0, utf8.length);
    }

    /** Opens a field whose length is not yet known; returns the place to give to {@link #endField}. */
    public int beginField() {
        int mark = size;
        putInt(0);
        return mark;
    }

    public void endField(int mark) {
        setInt(mark, size - mark - 4);
    }

    /** A field that lies outside; the buffer takes the value over. */
    public void putLarge(LargeValue value) {
        int word = LargeValues.add(value);
        own(size);
        putInt(word);
    }

    /** Copies a whole tuple of another buffer and counts it as a row; returns its offset here. */
    public int putTuple(byte[] source, int offset, int length) {
        int start = size;
        putRaw(source, offset, length);
        rows++;
        if (LargeValues.any()) {
            share(start);
        }
        return start;
    }

    /** The large values of a tuple that was copied are this buffer's too. */
    private void share(int tuple) {
        int fields = ((array[tuple] & 0xff) << 8) | (array[tuple + 1] & 0xff);
        int at = tuple + 2;
        for (int i = 0; i < fields; i++) {
            int word = getInt(array, at);
            if (LargeValues.named(word)) {
                LargeValues.use(word);
                own(at);
            }
            at += 4 + Math.max(0, word);
        }
    }

    private void own(int at) {
        if (larges == large.length) {
            large = Arrays.copyOf(large, Math.max(4, 2 * larges));
        }
        large[larges++] = at;
    }

    /** Gives back the large values and the array: nobody may look at its rows any more, and who does finds none. */
    public void giveBack() {
        release(0);
        SpareArrays.give(array);
        array = EMPTY;
        size = 0;
        rows = 0;
    }

    private void release(int from) {
        while (larges > 0 && large[larges - 1] >= from) {
            larges--;
            LargeValues.release(getInt(array, large[larges]));
        }
    }

    public void putRaw(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, array, size, length);
        size += length;
    }

    public void putRawByte(int value) {
        ensure(1);
        array[size++] = (byte) value;
    }

    public void putShort(short value) {
        ensure(2);
        SHORT.set(array, size, value);
        size += 2;
    }

    public void putInt(int value) {
        ensure(4);
        INT.set(array, size, value);
        size += 4;
    }

    public void putLong(long value) {
        ensure(8);
        LONG.set(array, size, value);
        size += 8;
    }

    /** Counts {@code bytes} that the caller wrote into {@link #array} from {@link #size} on, after {@link #ensure}. */
    public void advance(int bytes) {
        size += bytes;
    }

    public void setInt(int offset, int value) {
        INT.set(array, offset, value);
    }

    /** Makes room for {@code more} bytes; the array may move. */
    public void ensure(int more) {
        if (more > array.length - size) {
            long wanted = (long) size + more;
            if (fixed) {
                throw new FullException(wanted, array.length);
            }
            if (wanted > Integer.MAX_VALUE - 64) {
                throw new IllegalStateException("a row buffer cannot hold " + wanted + " bytes");
            }
            long grown = Math.min(Integer.MAX_VALUE - 64L, Math.max(wanted, array.length + (array.length >> 1)));
            byte[] spare = wanted < SpareArrays.SMALLEST ? null : SpareArrays.take((int) wanted);
            byte[] next = spare == null ? new byte[(int) grown] : spare;
            System.arraycopy(array, 0, next, 0, array.length);
            array = next;
        }
    }

    /** Length in bytes of the complete tuple that starts at {@code offset}. */
    public static int tupleLength(byte[] array, int offset) {
        int fields = ((array[offset] & 0xff) << 8) | (array[offset + 1] & 0xff);
        int at = offset + 2;
        for (int i = 0; i < fields; i++) {
            int length = getInt(array, at);
            at += 4 + Math.max(0, length);
        }
        return at - offset;
    }

    public static int getInt(byte[] array, int offset) {
        return (int) INT.get(array, offset);
    }
}
