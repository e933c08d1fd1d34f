package io.godwit.worker.load;

import io.godwit.engine.EngineException;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.target.TaskState;
import io.godwit.worker.task.Repeating;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Prolongs the leases of the chunks that are being loaded. A lost lease is noticed at the chunk's commit, by its token. */
final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private final TaskState state;
    private final Duration time;
    private final Set<ChunkLease> held = ConcurrentHashMap.newKeySet();
    private final Repeating repeating;

    LeaseKeeper(TaskState state, Duration time) {
        this.state = state;
        this.time = time;
        this.repeating = new Repeating("lease-keeper", time.dividedBy(3), () -> held.forEach(this::renew));
        repeating.start();
    }

    void hold(ChunkLease lease) {
        held.add(lease);
    }

    void drop(ChunkLease lease) {
        held.remove(lease);
    }

    private void renew(ChunkLease lease) {
        try {
            if (!state.renew(lease, time) && held.contains(lease)) {
                LOG.warnf("lease lost: chunk=%d", lease.chunk().number());
                held.remove(lease);
            }
        } catch (EngineException e) {
            LOG.warnf("lease not prolonged: chunk=%d kind=%s", lease.chunk().number(), e.kind());
        }
    }

    @Override
    public void close() {
        repeating.close();
    }
}
