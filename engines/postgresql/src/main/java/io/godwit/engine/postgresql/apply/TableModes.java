package io.godwit.engine.postgresql.apply;

import io.godwit.engine.change.Position;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.state.PostgresTaskState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How each table is to be applied: looked at in each batch under the tables' locks, so that nothing changes before it commits.
 * A table is convergent while a chunk of it is open, and until the stream has passed the watermarks of those that are done.
 */
final class TableModes {
    private final Session session;
    private final PostgresTaskState state;
    private final Map<Integer, Watermark> watermarks = new HashMap<>();
    private final Set<Integer> unsettled = new HashSet<>();

    /** The done chunks' highest watermark: fixed while the table has no open chunk and keeps its revision. */
    private record Watermark(int revision, Optional<Position> until) {}

    /**
     * @param stopped or a table without a key whose exact read is still to come: its changes are passed by
     * @param ledger whether entries are open
     */
    record Mode(boolean skipped, boolean convergent, boolean ledger) {}

    /** The modes of a batch's tables. */
    record Modes(Map<Integer, Mode> byTable) {
        Mode of(TablePlan table) {
            Mode mode = byTable.get(table.id());
            if (mode == null) {
                throw new IllegalArgumentException(table.target() + " is in no plan of this task");
            }
            return mode;
        }
    }

    private record Seen(int table, int revision, boolean stopped, int open, boolean ledger) {}

    TableModes(Session session, PostgresTaskState state) {
        this.session = session;
        this.state = state;
    }

    /** Looks at these tables, and at those that were not yet strict; {@code begin} is where the batch begins. */
    Modes of(Collection<Integer> tables, Position begin, Collection<Integer> keyless) {
        Set<Integer> asked = new HashSet<>(tables);
        asked.addAll(unsettled);
        if (asked.isEmpty()) {
            return new Modes(Map.of());
        }
        Map<Integer, Mode> modes = new HashMap<>();
        for (Seen seen : look(asked)) {
            boolean convergent = seen.open() > 0
                    || until(seen).filter(p -> begin.compareTo(p) < 0).isPresent();
            boolean exactToCome = seen.open() > 0 && keyless.contains(seen.table());
            if (convergent) {
                unsettled.add(seen.table());
            }
            modes.put(seen.table(), new Mode(seen.stopped() || exactToCome, convergent, seen.ledger()));
        }
        return new Modes(modes);
    }

    /** Tables that are strict from this checkpoint on and were not before. */
    List<Integer> settling(Position checkpoint) {
        List<Integer> settling = new ArrayList<>();
        for (int table : unsettled) {
            Watermark mark = watermarks.get(table);
            if (mark != null
                    && mark.until().filter(p -> checkpoint.compareTo(p) < 0).isEmpty()) {
                settling.add(table);
            }
        }
        return settling;
    }

    /** Chunks were added in this very transaction: what is known of the table's watermarks no longer holds. */
    void forget(int table) {
        watermarks.remove(table);
    }

    /** The checkpoint is committed: these are the tables that it made strict. */
    List<Integer> settled(Position checkpoint) {
        List<Integer> settled = settling(checkpoint);
        unsettled.removeAll(settled);
        return settled;
    }

    private List<Seen> look(Set<Integer> tables) {
        return session.list(
                """
                SELECT t.tbl, t.revision, t.stopped,
                       (SELECT count(*) FROM godwit.chunk_plan p WHERE p.task = t.task AND p.tbl = t.tbl),
                       EXISTS (SELECT FROM godwit.ledger l WHERE l.task = t.task AND l.tbl = t.tbl AND l.closed_at IS NULL)
                FROM godwit."table" t WHERE t.task = ? AND t.tbl = ANY(?)
                """,
                row -> new Seen(row.getInt(1), row.getInt(2), row.getBoolean(3), row.getInt(4), row.getBoolean(5)),
                state.task(),
                tables.toArray(Integer[]::new));
    }

    private Optional<Position> until(Seen seen) {
        Watermark known = watermarks.get(seen.table());
        if (seen.open() > 0) {
            watermarks.remove(seen.table());
            return Optional.empty();
        }
        if (known == null || known.revision() != seen.revision()) {
            Optional<Position> until = session
                    .list(
                            "SELECT DISTINCT watermark FROM godwit.chunk WHERE task = ? AND tbl = ? AND watermark IS NOT NULL",
                            row -> state.positions().apply(row.getString(1)),
                            state.task(),
                            seen.table())
                    .stream()
                    .max(Position::compareTo);
            known = new Watermark(seen.revision(), until);
            watermarks.put(seen.table(), known);
        }
        return known.until();
    }
}
