package io.godwit.engine.change;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.LargeValues;
import io.godwit.engine.row.RowBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the changes of one table in one batch come to: at most one thing to do per key (per image for a table without a key).
 * A pure function of log and mode, for every target; no object per change.
 *
 * <p>How it is to be executed: first everything with {@link #deletes}, then the {@link #UPDATE}s, then everything with
 * {@link #inserts}. Two rows may so swap a unique value, and a row may take the key of another (H2).
 *
 * <p><b>Convergent</b>: nothing cancels. Every key that the log touches, old and intermediate ones too, is {@link #REMOVE} or
 * {@link #PUT} with its last image: whether the row is there, and in which version, may be any.
 *
 * <p><b>Strict</b>: the target equals the source at the batch's begin. What a key's first change says about it (an insert:
 * absent; an update or delete: there) is expected of the target; insert and delete cancel. An update that changes another
 * unique column is a {@link #REPLACE}. A log that contradicts itself about a key leaves it to {@link #contradicted}.
 *
 * <p><b>Counted</b>: tables without a key; whole images are the identity, {@link #copies} of them come or go (H6).
 *
 * <p>Keys are equal when their canonical bytes are (H13). Offsets point into the log's array and live as long as the log.
 */
public final class NetChanges {
    /** Nothing is left to do. */
    public static final byte NONE = 0;

    /** Must be absent; comes. */
    public static final byte INSERT = 1;

    /** Must be there; changes, but for key and unique columns. */
    public static final byte UPDATE = 2;

    /** Must be there; goes. */
    public static final byte DELETE = 3;

    /** Must be there; goes and comes again. */
    public static final byte REPLACE = 4;

    /** Goes if it is there. */
    public static final byte REMOVE = 5;

    /** Goes if it is there, and comes. */
    public static final byte PUT = 6;

    private static final int GONE = -1;

    private final ChangeLog log;
    private final KeyFields key;
    private final KeyFields uniques;
    private final boolean counted;
    private final boolean strict;

    private int[] slots;
    private int size;
    private int[] hashes = new int[64];
    private int[] keyAt = new int[64];
    private int[] first = new int[64];
    private int[] last = new int[64];
    private int[] copies = new int[64];
    private byte[] operations = new byte[64];
    private boolean[] contradicted = new boolean[64];

    private NetChanges(ChangeLog log, boolean strict) {
        TablePlan table = log.table();
        this.log = log;
        this.strict = strict;
        this.counted = table.keyless();
        int fields = table.columns().size();
        this.key = new KeyFields(
                counted
                        ? IntStream.range(0, fields).toArray()
                        : table.key().stream().mapToInt(i -> i).toArray());
        this.uniques = new KeyFields(table.uniques().stream()
                .flatMapToInt(u -> u.stream().mapToInt(i -> i))
                .distinct()
                .toArray());
        int wanted = Integer.highestOneBit(Math.max(32, 3 * log.size())) << 1;
        slots = new int[wanted];
        Arrays.fill(slots, GONE);
    }

    /** For a table whose rows may be of any version between the load and now. */
    public static NetChanges convergent(ChangeLog log) {
        return of(log, false);
    }

    /** For a table that equals the source; tables without a key are always taken so. */
    public static NetChanges strict(ChangeLog log) {
        return of(log, true);
    }

    private static NetChanges of(ChangeLog log, boolean strict) {
        NetChanges net = new NetChanges(log, strict);
        for (int i = 0; i < log.size(); i++) {
            net.take(i);
        }
        for (int i = 0; i < net.size; i++) {
            net.operations[i] = net.counted ? net.countedOperation(i) : net.keyedOperation(i);
        }
        return net;
    }

    public TablePlan table() {
        return log.table();
    }

    public byte[] array() {
        return log.array();
    }

    /** Number of entries, some of which may be {@link #NONE}. */
    public int size() {
        return size;
    }

    public byte operation(int entry) {
        return operations[entry];
    }

    /** Offset of a tuple that holds the entry's key; where it deletes without a key, the image. */
    public int key(int entry) {
        return keyAt[entry];
    }

    /** Offset of the image that comes; −1 where none does. */
    public int row(int entry) {
        return counted ? (copies[entry] > 0 ? keyAt[entry] : GONE) : last[entry];
    }

    /** How many copies come or go; 1 for tables with a key. */
    public int copies(int entry) {
        return counted ? Math.abs(copies[entry]) : 1;
    }

    /** The log inserted what was there by its own account, or changed what was not: a divergence. */
    public boolean contradicted(int entry) {
        return contradicted[entry];
    }

    /** Takes the entry out of strictness: its key is known to be other than at the source (H17). */
    public void quarantine(int entry) {
        if (!counted) {
            operations[entry] = last[entry] == GONE ? REMOVE : PUT;
        }
    }

    /** The entry's row cannot be put in: what is there goes. */
    public void remove(int entry) {
        operations[entry] = REMOVE;
    }

    /** Nothing is done for the entry. */
    public void drop(int entry) {
        operations[entry] = NONE;
    }

    public static boolean deletes(byte operation) {
        return operation >= DELETE;
    }

    public static boolean inserts(byte operation) {
        return operation == INSERT || operation == REPLACE || operation == PUT;
    }

    /** Whether the row must be there before. */
    public static boolean expects(byte operation) {
        return operation == UPDATE || operation == DELETE || operation == REPLACE;
    }

    private void take(int change) {
        byte operation = log.operation(change);
        int before = log.before(change);
        int after = log.after(change);
        if (operation == ChangeLog.UPDATE) {
            key.locate(log.array(), before);
            if (key.same(log.array(), after)) {
                change(find(before), before, after);
                return;
            }
        }
        if (before != GONE) {
            change(find(before), before, GONE);
        }
        if (after != GONE) {
            change(find(after), GONE, after);
        }
    }

    /** {@code before} is GONE for an insert, {@code after} for a delete. */
    private void change(int found, int before, int after) {
        boolean known = found >= 0;
        int entry = known ? found : -found - 1;
        if (counted) {
            copies[entry] += (after == GONE ? 0 : 1) - (before == GONE ? 0 : 1);
            return;
        }
        if (!known) {
            first[entry] = before;
        } else if ((last[entry] == GONE) != (before == GONE)) {
            contradicted[entry] = true;
        }
        last[entry] = after;
    }

    private byte countedOperation(int entry) {
        return copies[entry] == 0 ? NONE : copies[entry] > 0 ? INSERT : DELETE;
    }

    private byte keyedOperation(int entry) {
        boolean lives = last[entry] != GONE;
        if (!strict || contradicted[entry]) {
            return lives ? PUT : REMOVE;
        }
        if (first[entry] == GONE) {
            return lives ? INSERT : NONE;
        }
        if (!lives) {
            return DELETE;
        }
        uniques.locate(log.array(), first[entry]);
        return uniques.same(log.array(), last[entry]) ? UPDATE : REPLACE;
    }

    /** The entry of this tuple's key; −entry − 1 where it is new. */
    private int find(int tuple) {
        byte[] array = log.array();
        key.locate(array, tuple);
        int hash = key.hash(array);
        int mask = slots.length - 1;
        for (int slot = hash & mask; ; slot = (slot + 1) & mask) {
            int entry = slots[slot];
            if (entry == GONE) {
                slots[slot] = size;
                return -append(hash, tuple) - 1;
            }
            if (hashes[entry] == hash && key.same(array, keyAt[entry])) {
                return entry;
            }
        }
    }

    private int append(int hash, int tuple) {
        if (size == hashes.length) {
            int grown = size * 2;
            hashes = Arrays.copyOf(hashes, grown);
            keyAt = Arrays.copyOf(keyAt, grown);
            first = Arrays.copyOf(first, grown);
            last = Arrays.copyOf(last, grown);
            copies = Arrays.copyOf(copies, grown);
            operations = Arrays.copyOf(operations, grown);
            contradicted = Arrays.copyOf(contradicted, grown);
        }
        hashes[size] = hash;
        keyAt[size] = tuple;
        first[size] = GONE;
        last[size] = GONE;
        return size++;
    }

    /** The fields of a tuple that make an identity. Holds where they lie in the tuple that was located last. */
    private static final class KeyFields {
        private final int[] columns;
        private final int walk;
        private final int[] offsets;
        private final int[] here;
        private final int[] other;

        KeyFields(int[] columns) {
            this.columns = columns;
            this.walk = Arrays.stream(columns).max().orElse(-1) + 1;
            this.offsets = new int[walk];
            this.here = new int[columns.length];
            this.other = new int[columns.length];
        }

        void locate(byte[] array, int tuple) {
            walk(array, tuple, here);
        }

        /** Whether the tuple has the same fields as the one that was located. */
        boolean same(byte[] array, int tuple) {
            walk(array, tuple, other);
            for (int i = 0; i < columns.length; i++) {
                int a = here[i];
                int b = other[i];
                if (a != b && !equal(array, a, b)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean equal(byte[] array, int a, int b) {
            return large(array, a) || large(array, b)
                    ? LargeValues.same(array, a, b)
                    : Arrays.equals(array, a, end(array, a), array, b, end(array, b));
        }

        private static boolean large(byte[] array, int field) {
            return LargeValues.named(RowBuffer.getInt(array, field));
        }

        int hash(byte[] array) {
            int hash = 1;
            for (int at : here) {
                int length = RowBuffer.getInt(array, at);
                if (length >= LargeValues.FROM || LargeValues.named(length)) {
                    hash = 31 * hash + LargeValues.hash(array, at);
                    continue;
                }
                for (int i = at, end = end(array, at); i < end; i++) {
                    hash = 31 * hash + array[i];
                }
            }
            hash *= 0x9E3779B9;
            return hash ^ (hash >>> 15);
        }

        private static int end(byte[] array, int field) {
            return field + 4 + Math.max(0, RowBuffer.getInt(array, field));
        }

        private void walk(byte[] array, int tuple, int[] into) {
            int at = tuple + 2;
            for (int i = 0; i < walk; i++) {
                offsets[i] = at;
                at += 4 + Math.max(0, RowBuffer.getInt(array, at));
            }
            for (int i = 0; i < columns.length; i++) {
                into[i] = offsets[columns[i]];
            }
        }
    }
}
