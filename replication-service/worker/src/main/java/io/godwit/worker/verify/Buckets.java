package io.godwit.worker.verify;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import java.util.BitSet;

/**
 * The rows of one side, as counts and sums of their hashes in buckets: by the key's hash, or by the row's where there is no
 * key. Sums, never XOR, so that a pair of equal rows counts (H23). Fixed size, whatever the number of rows.
 */
final class Buckets implements RowSink {
    private static final int BITS = 15;
    static final int COUNT = 1 << BITS;

    private final RowHasher hasher;
    private final boolean keyless;
    private final Runnable alive;
    private final int[] counts = new int[COUNT];
    private final long[] sums = new long[COUNT];
    private final long[] others = new long[COUNT];
    private long rows;
    private long refused;

    Buckets(TablePlan table, Runnable alive) {
        this.hasher = new RowHasher(table);
        this.keyless = table.keyless();
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
            rows++;
        }
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
