package io.godwit.worker.verify;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that were read by their keys: each key with its fields' hashes. */
final class KeyedRows implements RowSink {
    private final RowHasher hasher;
    private final Map<ByteBuffer, long[]> fields = new HashMap<>();
    private final Set<ByteBuffer> refused = new HashSet<>();

    KeyedRows(TablePlan table) {
        this.hasher = new RowHasher(table);
    }

    @Override
    public void rows(RowBuffer buffer) {
        byte[] array = buffer.array();
        for (int at = 0; at < buffer.size(); ) {
            at = hasher.look(array, at);
            fields.put(ByteBuffer.wrap(hasher.key()), hasher.fieldHashes());
        }
    }

    @Override
    public void refused(Refusal refusal) {
        refused.add(ByteBuffer.wrap(refusal.key()));
    }

    long @Nullable [] fields(byte[] key) {
        return fields.get(ByteBuffer.wrap(key));
    }

    boolean refused(byte[] key) {
        return refused.contains(ByteBuffer.wrap(key));
    }
}
