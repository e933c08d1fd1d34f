package io.godwit.worker.verify;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The rows of one side, as counts and sums of their hashes in buckets: by the key's hash, or by the row's where there is no
 * key. Sums, never XOR, so that a pair of equal rows counts (H23). Fixed size, whatever the number of rows.
 */
final class Buckets implements RowSink {
    private static final int BITS = 15;
    static final int COUNT = 1 << BITS;

    private final RowHasher hasher;
    private final boolean keyless;
    private final int[] zeroDates;
    private final Runnable alive;
    private final int[] counts = new int[COUNT];
    private final long[] sums = new long[COUNT];
    private final long[] others = new long[COUNT];
    private long rows;
    private long refused;
    private long carriedAsNull;

    Buckets(TablePlan table, Runnable alive) {
        this.hasher = new RowHasher(table);
        this.keyless = table.keyless();
        this.zeroDates = zeroDateColumns(table);
        this.alive = alive;
    }

    @Override
    public void rows(RowBuffer buffer) {
        alive.run();
        byte[] array = buffer.array();
        for (int at = 0; at < buffer.size(); ) {
            at = hasher.look(array, at);
            long hash = hasher.rowHash(Hash.SEED_A);
            int bucket = of(keyless ? hash : hasher.keyHash());
            counts[bucket]++;
            sums[bucket] += hash;
            others[bucket] += hasher.rowHash(Hash.SEED_B);
            for (int column : zeroDates) {
                carriedAsNull += hasher.isNull(column) ? 1 : 0;
            }
            rows++;
        }
    }

    /** Columns that hold no NULL in the source: one that is here was a zero date, carried so by policy. */
    private static int[] zeroDateColumns(TablePlan table) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> "null".equals(table.columns().get(i).policies().get("zero-date")))
                .filter(i -> table.sourceColumns().stream()
                        .anyMatch(column ->
                                column.ordinal() == table.columns().get(i).source() && !column.nullable()))
                .toArray();
    }

    @Override
    public void refused(Refusal refusal) {
        refused++;
    }

    static int of(long hash) {
        return (int) (hash >>> (Long.SIZE - BITS));
    }

    long rows() {
        return rows;
    }

    /** Rows that this side's encoder refuses: they are in the ledger and in no bucket. */
    long refused() {
        return refused;
    }

    long carriedAsNull() {
        return carriedAsNull;
    }

    BitSet differing(Buckets other) {
        BitSet differing = new BitSet();
        for (int i = 0; i < COUNT; i++) {
            if (counts[i] != other.counts[i] || sums[i] != other.sums[i] || others[i] != other.others[i]) {
                differing.set(i);
            }
        }
        return differing;
    }

    int count(int bucket) {
        return counts[bucket];
    }

    /** How many rows the buckets prove to differ at least. */
    long provenDifferences(Buckets other) {
        BitSet differing = differing(other);
        return differing.stream()
                .mapToLong(bucket -> Math.max(1, Math.abs((long) counts[bucket] - other.counts[bucket])))
                .sum();
    }
}
