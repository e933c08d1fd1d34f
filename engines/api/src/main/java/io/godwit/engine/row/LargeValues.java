package io.godwit.engine.row;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Fields of tuples that do not lie in their buffer (H12). Such a field is its length word alone, which is then below −1 and names
 * a {@link LargeValue}; whoever walks a tuple passes over it as over NULL, whoever hands the row on brings the value from here.
 *
 * <p>One registry per process: tuples cross threads and engines. A {@link RowBuffer} owns what its complete tuples name, and gives
 * it back when it is cleared. While no large value is in flight, none of this costs more than a look at {@link #any}.
 */
public final class LargeValues {
    /** Fields below this many bytes stay in the buffer. */
    public static final int FROM = 16 * 1024;

    private static final int FIRST = -2;

    private static final Map<Integer, Held> ALL = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private LargeValues() {}

    private static final class Held {
        final LargeValue value;
        int users = 1;

        Held(LargeValue value) {
            this.value = value;
        }
    }

    /** Whether a tuple anywhere may name a large value. */
    public static boolean any() {
        return !ALL.isEmpty();
    }

    /** Whether this length word names a large value. */
    public static boolean named(int word) {
        return word <= FIRST;
    }

    public static LargeValue of(int word) {
        Held held = ALL.get(word);
        if (held == null) {
            throw new IllegalStateException("a large value was given back before its row");
        }
        return held.value;
    }

    /** Takes a value over; it is closed with its last user. */
    static int add(LargeValue value) {
        int word = FIRST - (NEXT.getAndIncrement() & (Integer.MAX_VALUE >> 1));
        ALL.put(word, new Held(value));
        return word;
    }

    static void use(int word) {
        ALL.computeIfPresent(word, (key, held) -> {
            held.users++;
            return held;
        });
    }

    static void release(int word) {
        ALL.computeIfPresent(word, LargeValues::released);
    }

    private static @Nullable Held released(int word, Held held) {
        held.users--;
        if (held.users > 0) {
            return held;
        }
        held.value.close();
        return null;
    }

    /** Bytes of a tuple that lie outside its buffer. */
    public static long outside(byte[] array, int tuple) {
        long bytes = 0;
        int fields = ((array[tuple] & 0xff) << 8) | (array[tuple + 1] & 0xff);
        int at = tuple + 2;
        for (int i = 0; i < fields; i++) {
            int word = RowBuffer.getInt(array, at);
            bytes += named(word) ? of(word).length() : 0;
            at += 4 + Math.max(0, word);
        }
        return bytes;
    }

    /** Length of the field whose length word lies there; −1 for NULL. */
    public static long length(byte[] array, int field) {
        int word = RowBuffer.getInt(array, field);
        return named(word) ? of(word).length() : word;
    }

    /** Whether two fields are equal, of which one at least is large. */
    public static boolean same(byte[] array, int one, int other) {
        int left = RowBuffer.getInt(array, one);
        int right = RowBuffer.getInt(array, other);
        if (left == right) {
            return true;
        }
        if (!named(left)) {
            return left >= 0 && of(right).same(array, one + 4, left);
        }
        return named(right) ? of(left).same(of(right)) : right >= 0 && of(left).same(array, other + 4, right);
    }

    /** A hash of a field of {@link #FROM} bytes or more that is the same wherever it lies. */
    public static int hash(byte[] array, int field) {
        int word = RowBuffer.getInt(array, field);
        return named(word) ? of(word).hash() : LargeValue.hash(array, field + 4, word);
    }
}
