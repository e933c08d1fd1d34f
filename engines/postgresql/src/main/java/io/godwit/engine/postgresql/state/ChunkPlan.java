package io.godwit.engine.postgresql.state;

import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Session;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chunks that are to be done and who works on them. Expiry is by the target's clock.
 *
 * <pre>
 *   open ──lease──▶ leased ──its transaction──▶ done (row of godwit.chunk; the plan's row is gone)
 *     ▲               │
 *     └─ release, expiry
 * </pre>
 */
final class ChunkPlan {
    private final UUID task;

    ChunkPlan(UUID task) {
        this.task = task;
    }

    /** Writes chunks of one plan version. @param numbers where to start numbering; negative keeps their own numbers */
    void write(Session session, SchemaPlan plan, List<Chunk> chunks, Function<Integer, Integer> version, int numbers) {
        Map<Integer, TablePlan> tables =
                plan.tables().stream().collect(Collectors.toMap(TablePlan::id, Function.identity()));
        List<@Nullable Object[]> rows = new ArrayList<>();
        int number = numbers;
        for (Chunk chunk : chunks) {
            TablePlan table = tables.get(chunk.table());
            if (table == null) {
                throw new IllegalArgumentException("chunk " + chunk.number() + " is of no planned table");
            }
            long priority = chunk.mode() == Chunk.Mode.KEYS ? Long.MAX_VALUE : table.estimatedBytes();
            rows.add(new Object[] {
                task,
                version.apply(chunk.table()),
                numbers < 0 ? chunk.number() : number++,
                chunk.table(),
                chunk.mode().name(),
                chunk.range().lower(),
                chunk.range().upper(),
                chunk.keys().toArray(byte[][]::new),
                priority
            });
        }
        session.batch(
                "INSERT INTO godwit.chunk_plan (task, version, chunk, tbl, mode, lower_bound, upper_bound, keys, priority)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** Takes {@code count} numbers that no chunk of this task ever had; returns the first. */
    int takeNumbers(Session session, int count) {
        return session.one(
                        "UPDATE godwit.plan SET next_chunk = next_chunk + ? WHERE task = ? RETURNING next_chunk - ?",
                        row -> row.getInt(1),
                        count,
                        task,
                        count)
                .orElseThrow();
    }

    /** The free chunk is looked for once: as a subquery, a nested loop looks anew for each row and takes several. */
    Optional<ChunkLease> lease(Session session, String instance, Duration time) {
        UUID token = UUID.randomUUID();
        return session.one(
                """
                WITH free AS MATERIALIZED (
                    SELECT p.task, p.version, p.chunk FROM godwit.chunk_plan p
                    JOIN godwit."table" t ON t.task = p.task AND t.tbl = p.tbl AND NOT t.stopped
                    WHERE p.task = ? AND (p.leased_until IS NULL OR p.leased_until < clock_timestamp())
                    ORDER BY p.priority DESC, p.tbl, p.chunk LIMIT 1 FOR UPDATE OF p SKIP LOCKED)
                UPDATE godwit.chunk_plan c
                SET lease = ?, instance = ?, leased_until = clock_timestamp() + make_interval(secs => ?)
                FROM free WHERE (c.task, c.version, c.chunk) = (free.task, free.version, free.chunk)
                RETURNING c.version, c.chunk, c.tbl, c.mode, c.lower_bound, c.upper_bound, c.keys
                """,
                row -> new ChunkLease(chunk(row), row.getInt(1), token),
                task,
                token,
                instance,
                time.toMillis() / 1000.0);
    }

    boolean renew(Session session, ChunkLease lease, Duration time) {
        return session.update(
                        "UPDATE godwit.chunk_plan SET leased_until = clock_timestamp() + make_interval(secs => ?)"
                                + " WHERE task = ? AND version = ? AND chunk = ? AND lease = ?",
                        time.toMillis() / 1000.0,
                        task,
                        lease.planVersion(),
                        lease.chunk().number(),
                        lease.token())
                == 1;
    }

    void release(Session session, ChunkLease lease) {
        session.update(
                "UPDATE godwit.chunk_plan SET lease = NULL, instance = NULL, leased_until = NULL"
                        + " WHERE task = ? AND version = ? AND chunk = ? AND lease = ?",
                task,
                lease.planVersion(),
                lease.chunk().number(),
                lease.token());
    }

    private static Chunk chunk(ResultSet row) throws SQLException {
        Array keys = row.getArray(7);
        List<byte[]> list = Arrays.asList((byte[][]) keys.getArray());
        return new Chunk(
                row.getInt(2),
                row.getInt(3),
                Chunk.Mode.valueOf(row.getString(4)),
                new KeyRange(row.getBytes(5), row.getBytes(6)),
                list);
    }
}
