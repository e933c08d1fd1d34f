package io.godwit.engine.change;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import java.util.Arrays;

/**
 * The changes of one table in one batch, in order: an append-only log over one row buffer. No object per change.
 * Not thread-safe; handed from the batcher to the applier as a whole.
 */
public final class ChangeLog {
    public static final byte INSERT = 'I';
    public static final byte UPDATE = 'U';
    public static final byte DELETE = 'D';

    private static final int NONE = -1;

    /** Small: a batch with many cascades has many short logs. */
    private static final int INITIAL_BYTES = 512;

    private static final int INITIAL_CHANGES = 8;

    private final TablePlan table;
    private final RowBuffer rows;
    private byte[] operations = new byte[INITIAL_CHANGES];
    private int[] before = new int[INITIAL_CHANGES];
    private int[] after = new int[INITIAL_CHANGES];
    private int size;

    public ChangeLog(TablePlan table) {
        this.table = table;
        this.rows = new RowBuffer(INITIAL_BYTES);
    }

    public TablePlan table() {
        return table;
    }

    public void insert(RowView row) {
        append(INSERT, NONE, copy(row));
    }

    public void update(RowView old, RowView row) {
        int oldAt = copy(old);
        append(UPDATE, oldAt, copy(row));
    }

    public void delete(RowView old) {
        append(DELETE, copy(old), NONE);
    }

    /** Forgets the changes from {@code keep} on: they came to nothing. */
    public void truncate(int keep) {
        if (keep < size) {
            rows.rollback(before[keep] >= 0 ? before[keep] : after[keep]);
            size = keep;
        }
    }

    /** Gives back its rows and their large values: after the last look at it. */
    public void release() {
        rows.giveBack();
    }

    public int size() {
        return size;
    }

    public long bytes() {
        return rows.size() + 9L * size;
    }

    public byte operation(int index) {
        return operations[index];
    }

    /** Offset in {@link #array} of the image before; −1 for an insert. */
    public int before(int index) {
        return before[index];
    }

    /** Offset in {@link #array} of the image after; −1 for a delete. */
    public int after(int index) {
        return after[index];
    }

    public byte[] array() {
        return rows.array();
    }

    private int copy(RowView row) {
        return rows.putTuple(row.array(), row.offset(), row.length());
    }

    private void append(byte operation, int oldAt, int newAt) {
        if (size == operations.length) {
            int grown = size * 2;
            operations = Arrays.copyOf(operations, grown);
            before = Arrays.copyOf(before, grown);
            after = Arrays.copyOf(after, grown);
        }
        operations[size] = operation;
        before[size] = oldAt;
        after[size] = newAt;
        size++;
    }
}
