package io.godwit.worker.verify;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of some buckets: each key with its row's hash. */
final class BucketRows implements RowSink {
    private final RowHasher hasher;
    private final BitSet wanted;
    private final Runnable alive;
    private final Map<ByteBuffer, Long> hashes = new HashMap<>();

    BucketRows(TablePlan table, BitSet wanted, Runnable alive) {
        this.hasher = new RowHasher(table);
        this.wanted = wanted;
        this.alive = alive;
    }

    @Override
    public void rows(RowBuffer buffer) {
        alive.run();
        byte[] array = buffer.array();
        for (int at = 0; at < buffer.size(); ) {
            at = hasher.look(array, at);
            if (wanted.get(Buckets.of(hasher.keyHash()))) {
                hashes.put(ByteBuffer.wrap(hasher.key()), hasher.rowHash(Hash.SEED_A));
            }
        }
    }

    @Override
    public void refused(Refusal refusal) {}

    /** Keys that are on one side only, or whose rows differ. */
    List<byte[]> differing(BucketRows other) {
        List<byte[]> keys = new ArrayList<>();
        hashes.forEach((key, hash) -> {
            if (!hash.equals(other.hashes.get(key))) {
                keys.add(key.array());
            }
        });
        other.hashes.keySet().stream().filter(key -> !hashes.containsKey(key)).forEach(key -> keys.add(key.array()));
        return keys;
    }
}
