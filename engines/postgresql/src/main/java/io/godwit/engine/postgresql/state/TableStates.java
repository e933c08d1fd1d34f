package io.godwit.engine.postgresql.state;

import io.godwit.engine.change.Position;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.engine.target.TaskState.TableStatus.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far each table is; nothing of it is stored, all of it follows from chunks, watermarks and the checkpoint.
 *
 * <pre>
 *   LOADING ──last chunk──▶ LOADED ──an applier opens──▶ CONVERGING ──checkpoint ≥ watermarks──▶ REPLICATING
 *      ▲                                                     ▲                                      │
 *      └────────────────── reload ──────────────────────────┴──────────── repair, replay ──────────┘
 * </pre>
 */
final class TableStates {
    private final UUID task;
    private final Function<String, Position> positions;
    private final Map<Integer, Watermark> known = new ConcurrentHashMap<>();

    /** @param done number of chunks that it was taken from: done chunks never change */
    private record Watermark(int version, int done, Optional<Position> highest) {}

    TableStates(UUID task, Function<String, Position> positions) {
        this.task = task;
        this.positions = positions;
    }

    TablePlan planned(SchemaPlan plan, int table) {
        return plan.tables().stream()
                .filter(t -> t.id() == table)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + table + " in the plan"));
    }

    int version(Session session, int table) {
        return session.one(
                        "SELECT version FROM godwit.plan_version WHERE task = ? AND tbl = ?",
                        row -> row.getInt(1),
                        task,
                        table)
                .orElseThrow();
    }

    private record Counted(
            int table,
            int version,
            boolean stopped,
            @Nullable String problem,
            @Nullable String reason,
            long changes,
            int open,
            int openKeys,
            int done,
            boolean exact,
            long rows,
            long bytes,
            long ledgerOpen) {}

    private record Progress(Position checkpoint, int epoch) {}

    List<TableStatus> all(Session session) {
        Optional<Progress> progress = session.one(
                "SELECT checkpoint, epoch FROM godwit.applier WHERE task = ?",
                row -> new Progress(positions.apply(row.getString(1)), row.getInt(2)),
                task);
        if (progress.isEmpty()) {
            return List.of();
        }
        List<TableStatus> all = new ArrayList<>();
        for (Counted counted : counted(session)) {
            all.add(status(session, counted, progress.get()));
        }
        return all;
    }

    private List<Counted> counted(Session session) {
        return session.list(
                """
                SELECT t.tbl, v.version, t.stopped, t.problem, t.reason, coalesce(a.changes, 0),
                       coalesce(p.open, 0), coalesce(p.keys, 0), coalesce(c.done, 0), coalesce(c.exact, false),
                       coalesce(c.rows, 0), coalesce(c.bytes, 0), coalesce(l.open, 0)
                FROM godwit."table" t
                JOIN godwit.plan_version v ON v.task = t.task AND v.tbl = t.tbl
                LEFT JOIN godwit.applied a ON a.task = t.task AND a.tbl = t.tbl
                LEFT JOIN (SELECT tbl, count(*) AS open, count(*) FILTER (WHERE mode = 'KEYS') AS keys
                           FROM godwit.chunk_plan WHERE task = ? GROUP BY tbl) p ON p.tbl = t.tbl
                LEFT JOIN (SELECT tbl, count(*) AS done, bool_or(mode = 'EXACT') AS exact,
                                  sum(rows) FILTER (WHERE mode <> 'KEYS') AS rows,
                                  sum(bytes) FILTER (WHERE mode <> 'KEYS') AS bytes
                           FROM godwit.chunk WHERE task = ? GROUP BY tbl) c ON c.tbl = t.tbl
                LEFT JOIN (SELECT tbl, count(*) AS open FROM godwit.ledger
                           WHERE task = ? AND closed_at IS NULL GROUP BY tbl) l ON l.tbl = t.tbl
                WHERE t.task = ? ORDER BY t.tbl
                """,
                row -> new Counted(
                        row.getInt(1),
                        row.getInt(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9),
                        row.getBoolean(10),
                        row.getLong(11),
                        row.getLong(12),
                        row.getLong(13)),
                task,
                task,
                task,
                task);
    }

    private TableStatus status(Session session, Counted counted, Progress progress) {
        Optional<Position> highest = counted.open() > 0 ? Optional.empty() : highest(session, counted);
        return new TableStatus(
                counted.table(),
                state(counted, progress, highest),
                counted.exact() ? Optional.empty() : highest,
                counted.exact() ? highest : Optional.empty(),
                counted.open() + counted.done(),
                counted.done(),
                counted.rows(),
                counted.bytes(),
                counted.changes(),
                counted.ledgerOpen(),
                Optional.ofNullable(counted.problem()),
                Optional.ofNullable(counted.reason()));
    }

    private static State state(Counted counted, Progress progress, Optional<Position> highest) {
        if (counted.stopped()) {
            return State.STOPPED;
        }
        if (counted.open() > 0) {
            return counted.open() == counted.openKeys() ? State.CONVERGING : State.LOADING;
        }
        if (highest.isEmpty() || progress.checkpoint().compareTo(highest.get()) >= 0) {
            return progress.epoch() == 0 ? State.LOADED : State.REPLICATING;
        }
        return progress.epoch() == 0 ? State.LOADED : State.CONVERGING;
    }

    private Optional<Position> highest(Session session, Counted counted) {
        Watermark cached = known.get(counted.table());
        if (cached != null && cached.version() == counted.version() && cached.done() == counted.done()) {
            return cached.highest();
        }
        Optional<Position> highest = highest(session.list(
                "SELECT DISTINCT watermark FROM godwit.chunk WHERE task = ? AND tbl = ? AND watermark IS NOT NULL",
                row -> positions.apply(row.getString(1)),
                task,
                counted.table()));
        known.put(counted.table(), new Watermark(counted.version(), counted.done(), highest));
        return highest;
    }

    Optional<Position> highestWatermark(Session session) {
        return highest(session.list(
                "SELECT DISTINCT watermark FROM godwit.chunk WHERE task = ? AND watermark IS NOT NULL",
                row -> positions.apply(row.getString(1)),
                task));
    }

    static Optional<Position> highest(List<Position> all) {
        return all.stream().max(Position::compareTo);
    }
}
