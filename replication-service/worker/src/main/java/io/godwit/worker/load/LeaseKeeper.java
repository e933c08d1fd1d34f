package io.godwit.worker.load;

import io.godwit.engine.EngineException;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.target.TaskState;
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
    private final Thread thread;
    private volatile boolean closing;

    LeaseKeeper(TaskState state, Duration time) {
        this.state = state;
        this.time = time;
        this.thread = Thread.ofPlatform().daemon().name("lease-keeper").start(this::loop);
    }

    void hold(ChunkLease lease) {
        held.add(lease);
    }

    void drop(ChunkLease lease) {
        held.remove(lease);
    }

    private void loop() {
        while (!closing) {
            try {
                Thread.sleep(time.dividedBy(3));
            } catch (InterruptedException e) {
                return;
            }
            for (ChunkLease lease : held) {
                renew(lease);
            }
        }
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
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
