package io.godwit.engine.postgresql.chunk;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.state.Fences;
import io.godwit.engine.postgresql.state.PostgresTaskState;
import io.godwit.engine.postgresql.state.TableLocks;
import io.godwit.engine.postgresql.state.WorkerSessions;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.target.Target.ChunkResult;
import io.godwit.engine.target.Target.ChunkTransaction;
import io.godwit.engine.target.Target.ChunkWriter;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes one chunk after another on one connection. What a chunk's transaction holds, in this order:
 *
 * <ol>
 *   <li>the table's lock, shared: no change of this table comes between here and the commit
 *   <li>the table's plan version FOR SHARE; another one than the lease's is {@code FENCED}
 *   <li>the rows
 *   <li>the chunk leaves the plan; last, its row in {@code godwit.chunk} with the lease's token, a plain INSERT: whoever
 *       does a chunk a second time fails here and learns what the first one did
 * </ol>
 */
public final class PostgresChunkWriter implements ChunkWriter {
    private static final int KEPT = 256 << 10;

    private final Supplier<Session> connect;
    private final PostgresTaskState state;
    private final UUID task;
    private final TableLocks locks;
    private final RowBuffer kept = new RowBuffer(KEPT);
    private @Nullable Session session;
    private @Nullable String registered;

    public PostgresChunkWriter(Supplier<Session> connect, PostgresTaskState state) {
        this.connect = connect;
        this.state = state;
        this.task = state.task();
        this.locks = new TableLocks(task);
    }

    @Override
    public ChunkTransaction begin(ChunkLease lease, TablePlan table) {
        Session mine = session();
        register(mine, lease);
        mine.begin();
        try {
            mine.execute("SET LOCAL lock_timeout = '20s'");
            if (mine.unfired()) {
                mine.execute("SET LOCAL session_replication_role = replica");
            }
            locks.shared(mine, table.id());
            fence(mine, lease, table);
            mine.execute("SET LOCAL lock_timeout = 0");
            Optional<ChunkResult> done = done(mine, lease);
            if (done.isPresent()) {
                mine.rollback();
                return new DoneChunk(done.get());
            }
            return new OpenChunk(this, mine, lease, table, checkpoint(mine));
        } catch (RuntimeException e) {
            mine.rollback();
            throw e;
        }
    }

    UUID task() {
        return task;
    }

    /** What a chunk's COPY keeps of its rows; the next one's too, so that it grows but once. */
    RowBuffer kept() {
        return kept;
    }

    private Session session() {
        Session current = session;
        if (current == null || !current.open()) {
            current = connect.get();
            session = current;
            registered = null;
        }
        return current;
    }

    /** A successor of the lease's instance can end this session. */
    private void register(Session mine, ChunkLease lease) {
        String instance = mine.one(
                        "SELECT instance FROM godwit.chunk_plan WHERE task = ? AND version = ? AND chunk = ? AND lease = ?",
                        row -> row.getString(1),
                        task,
                        lease.planVersion(),
                        lease.chunk().number(),
                        lease.token())
                .orElse(null);
        if (instance != null && !instance.equals(registered)) {
            WorkerSessions.register(mine, task, instance, "loader");
            registered = instance;
        }
    }

    private void fence(Session mine, ChunkLease lease, TablePlan table) {
        int version = mine.one(
                        "SELECT version FROM godwit.plan_version WHERE task = ? AND tbl = ? FOR SHARE",
                        row -> row.getInt(1),
                        task,
                        table.id())
                .orElse(-1);
        if (version != lease.planVersion()) {
            throw Fences.planReplaced();
        }
    }

    private Position checkpoint(Session mine) {
        return mine.one(
                        "SELECT checkpoint FROM godwit.applier WHERE task = ?",
                        row -> state.positions().apply(row.getString(1)),
                        task)
                .orElseThrow(Fences::planReplaced);
    }

    private Optional<ChunkResult> done(Session mine, ChunkLease lease) {
        return mine.one(
                "SELECT rows, bytes, ledgered FROM godwit.chunk WHERE task = ? AND version = ? AND chunk = ?",
                row -> new ChunkResult(row.getLong(1), row.getLong(2), row.getLong(3)),
                task,
                lease.planVersion(),
                lease.chunk().number());
    }

    /** The last row and the commit; where another did the same chunk meanwhile, its result. */
    ChunkResult complete(Session mine, ChunkLease lease, ChunkResult result, Optional<Position> watermark) {
        try {
            mine.update(
                    "DELETE FROM godwit.chunk_plan WHERE task = ? AND version = ? AND chunk = ?",
                    task,
                    lease.planVersion(),
                    lease.chunk().number());
            mine.update(
                    "INSERT INTO godwit.chunk (task, version, chunk, tbl, mode, token, rows, bytes, ledgered, watermark)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    task,
                    lease.planVersion(),
                    lease.chunk().number(),
                    lease.chunk().table(),
                    lease.chunk().mode().name(),
                    lease.token(),
                    result.rows(),
                    result.bytes(),
                    result.ledgered(),
                    watermark.map(Position::toJson).orElse(null));
            mine.commit();
            return result;
        } catch (EngineException e) {
            mine.rollback();
            if ("23505".equals(e.sqlState())) {
                return done(mine, lease).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    static EngineException stale() {
        return new EngineException(
                Kind.TRANSIENT,
                "The stream has passed what this chunk read; newer rows would be covered.",
                "Nothing: the chunk is read again.");
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
