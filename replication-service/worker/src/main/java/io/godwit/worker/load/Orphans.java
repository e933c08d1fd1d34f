package io.godwit.worker.load;

import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.worker.task.Connections;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Rows that a cascade passed by while tables converged: their chunk was read before the cascade, the chunk of the row between
 * them and the cascade's origin after it, so that the cascade found nothing to go on from (H1, H2). They have no parent in the
 * target; each is read again once, and what lies below one that is gone after that. Rows that the source itself holds without a
 * parent stay as they are; while it goes on to make such, only as many passes are taken as a cascade has levels.
 */
public final class Orphans {
    private static final Logger LOG = Logger.getLogger(Orphans.class);
    private static final int AT_ONCE = 10_000;

    /** Source: MySQL manual, "FOREIGN KEY Constraints": cascades are not nested deeper; InnoDB's FK_MAX_CASCADE_DEL. */
    static final int LEVELS = 15;

    private final Connections connections;
    private final SchemaPlan plan;
    private final Map<Integer, Set<ByteBuffer>> seen = new HashMap<>();

    /** A table had at least as many as are asked for at once: the next are of the same level. */
    private boolean more;

    public Orphans(Connections connections, SchemaPlan plan) {
        this.connections = connections;
        this.plan = plan;
    }

    /** When the stream has passed every watermark: reads orphans again, level by level. */
    public void readAgain() {
        for (int level = 1; level <= LEVELS && addChunks(); level += more ? 0 : 1) {
            BesideLoad.untilConverged(connections);
        }
    }

    /** Whether there were new ones. */
    private boolean addChunks() {
        more = false;
        Set<Integer> stopped = connections.state().tables().stream()
                .filter(table -> table.state() == TableStatus.State.STOPPED)
                .map(TableStatus::table)
                .collect(Collectors.toSet());
        List<Chunk> chunks = new ArrayList<>();
        for (TablePlan table : plan.tables()) {
            if (!table.cascades().isEmpty() && !table.keyless() && !stopped.contains(table.id())) {
                List<byte[]> fresh = fresh(table);
                chunks.addAll(ChunkPlanner.ofKeys(table.id(), fresh, chunks.size()));
            }
        }
        if (!chunks.isEmpty()) {
            connections.state().add(chunks);
        }
        return !chunks.isEmpty();
    }

    private List<byte[]> fresh(TablePlan table) {
        Set<ByteBuffer> known = seen.computeIfAbsent(table.id(), id -> new HashSet<>());
        int limit = AT_ONCE + known.size();
        List<byte[]> found = connections.state().orphans(table.id(), limit);
        more |= found.size() == limit;
        List<byte[]> fresh =
                found.stream().filter(key -> known.add(ByteBuffer.wrap(key))).toList();
        if (!fresh.isEmpty()) {
            LOG.infof("rows without a parent are read again: table=%s rows=%d", table.source(), fresh.size());
        }
        return fresh;
    }
}
