package io.godwit.engine.change;

import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whole transactions, one or many, to be applied and checkpointed in one target transaction.
 *
 * <p>A batch is a list of segments in order. Within a {@link Rows} segment the order across tables does not matter and
 * changes of one key may be coalesced. The other segments are barriers: a {@link Cascade} for all tables (H1), {@link Truncate}
 * and {@link Refused} for their own. What came before is applied before, what comes after after.
 *
 * @param segments in order
 * @param end the checkpoint that this batch carries: the first position after its last transaction
 */
public record ChangeBatch(List<Segment> segments, Position end, Instant committedAt, int transactions, int changes) {

    public ChangeBatch {
        segments = List.copyOf(segments);
    }

    /** A part of a batch. */
    public sealed interface Segment {}

    /** Row changes by table, each in the source's order. */
    public record Rows(Map<Integer, ChangeLog> byTable) implements Segment {
        public Rows {
            byTable = new LinkedHashMap<>(byTable);
        }
    }

    /**
     * A parent's row was deleted or its referenced key changed: the target does to the children, recursively, what the
     * source's foreign keys did and did not log (H1).
     *
     * @param parent the table whose row changed
     * @param before the tuple before; @param after the tuple after, empty array for a delete
     * @param untouched ids of tables that the cascade passes by: stopped ones, and keyless ones whose exact start lies
     *     after it (H6)
     */
    public record Cascade(TablePlan parent, byte[] before, byte[] after, Set<Integer> untouched) implements Segment {
        public Cascade {
            untouched = Set.copyOf(untouched);
        }

        public Cascade(TablePlan parent, byte[] before, byte[] after) {
            this(parent, before, after, Set.of());
        }

        public Cascade except(Set<Integer> tables) {
            return new Cascade(parent, before, after, tables);
        }

        public static Cascade of(TablePlan parent, RowView before) {
            return new Cascade(parent, bytes(before), new byte[0]);
        }

        public static Cascade of(TablePlan parent, RowView before, RowView after) {
            return new Cascade(parent, bytes(before), bytes(after));
        }

        private static byte[] bytes(RowView row) {
            byte[] copy = new byte[row.length()];
            System.arraycopy(row.array(), row.offset(), copy, 0, row.length());
            return copy;
        }
    }

    /** All rows of the table went. */
    public record Truncate(TablePlan table) implements Segment {}

    /** A change that goes to the ledger instead of the table: its key is quarantined, the row there removed (H17). */
    public record Refused(TablePlan table, byte[] beforeKey, Refusal refusal) implements Segment {}

    /** Gives back its rows and their large values: after it was applied, or is never going to be. */
    public void release() {
        for (Segment segment : segments) {
            if (segment instanceof Rows rows) {
                rows.byTable().values().forEach(ChangeLog::release);
            }
        }
    }

    public static ChangeBatch empty(Position end, Instant committedAt) {
        return new ChangeBatch(new ArrayList<>(), end, committedAt, 0, 0);
    }
}
