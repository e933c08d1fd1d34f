package io.godwit.worker.change;

import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.change.Position;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a table's changes: dropped while the table is stopped, dropped in transactions that came to nothing or that
 * began before the exact start of a table without a key (H6), followed by a cascade where the source's foreign keys change
 * rows that its log does not hold (H1).
 *
 * <p>Read by the reader's thread for each change; changed by the thread that stops, reloads and resumes tables.
 */
public final class TableRules {
    private static final Set<String> ROW_CHANGING = Set.of("CASCADE", "SET NULL", "SET DEFAULT");

    private final @Nullable Rule[] byId;
    private final Set<Position> cameToNothing;
    private boolean acted = true;

    /** @param cameToNothing where transactions began of which nothing is to be applied; more may be added here */
    public TableRules(SchemaPlan plan, Set<Position> cameToNothing) {
        this.cameToNothing = cameToNothing;
        int highest = plan.tables().stream().mapToInt(TablePlan::id).max().orElse(-1);
        byId = new Rule[highest + 1];
        for (TablePlan table : plan.tables()) {
            byId[table.id()] = new Rule(table, plan);
        }
    }

    /** Whether a change of this table in a transaction that began at {@code begun} is to be applied. */
    boolean applies(TablePlan table, Position begun) {
        Rule rule = rule(table.id());
        if (rule.stopped || (!cameToNothing.isEmpty() && passedOver(begun))) {
            return false;
        }
        Position start = rule.exactStart;
        return start == null || begun.compareTo(start) >= 0;
    }

    /** The transaction that began there was rolled back, as its end in the log shows. */
    void passOver(Position begun) {
        cameToNothing.add(begun);
    }

    private boolean passedOver(Position begun) {
        return cameToNothing.stream().anyMatch(one -> one.compareTo(begun) == 0);
    }

    /** Of the reader's thread: whether the source's foreign keys acted on what follows. */
    void foreignKeys(boolean did) {
        acted = did;
    }

    boolean deleteCascades(TablePlan table) {
        return acted && rule(table.id()).deleteCascades;
    }

    boolean updateCascades(TablePlan table, RowView before, RowView after) {
        if (!acted) {
            return false;
        }
        int[] referenced = rule(table.id()).referenced;
        for (int column : referenced) {
            if (!sameField(before, after, column)) {
                return true;
            }
        }
        return false;
    }

    /** Tables that a cascade of such a transaction must not touch. */
    Set<Integer> untouched(Position begun) {
        Set<Integer> ids = new HashSet<>();
        for (Rule rule : byId) {
            if (rule != null && !applies(rule.table, begun)) {
                ids.add(rule.table.id());
            }
        }
        return ids;
    }

    public void stop(int table) {
        rule(table).stopped = true;
    }

    public void resume(int table) {
        rule(table).stopped = false;
    }

    public boolean stopped(int table) {
        return rule(table).stopped;
    }

    public void exactStart(int table, Position start) {
        rule(table).exactStart = start;
    }

    private Rule rule(int table) {
        Rule rule = table >= 0 && table < byId.length ? byId[table] : null;
        if (rule == null) {
            throw new IllegalArgumentException("no table " + table + " in the plan");
        }
        return rule;
    }

    private static boolean sameField(RowView before, RowView after, int column) {
        int left = before.field(column);
        int right = after.field(column);
        int leftLength = 4 + Math.max(0, RowBuffer.getInt(before.array(), left));
        int rightLength = 4 + Math.max(0, RowBuffer.getInt(after.array(), right));
        return Arrays.equals(before.array(), left, left + leftLength, after.array(), right, right + rightLength);
    }

    private static final class Rule {
        final TablePlan table;
        final boolean deleteCascades;
        final int[] referenced;
        volatile boolean stopped;
        volatile @Nullable Position exactStart;

        Rule(TablePlan table, SchemaPlan plan) {
            this.table = table;
            List<ForeignKey> children = plan.tables().stream()
                    .flatMap(child -> child.cascades().stream())
                    .filter(key -> key.parent().equals(table.source()))
                    .toList();
            deleteCascades = children.stream().anyMatch(key -> ROW_CHANGING.contains(key.onDelete()));
            referenced = children.stream()
                    .filter(key -> ROW_CHANGING.contains(key.onUpdate()))
                    .flatMap(key -> key.parentColumns().stream())
                    .distinct()
                    .mapToInt(column -> indexOf(table, column))
                    .filter(index -> index >= 0)
                    .toArray();
        }

        private static int indexOf(TablePlan table, String sourceColumn) {
            for (int i = 0; i < table.columns().size(); i++) {
                ColumnPlan column = table.columns().get(i);
                if (table.sourceColumns().stream()
                        .anyMatch(one ->
                                one.ordinal() == column.source() && one.name().equals(sourceColumn))) {
                    return i;
                }
            }
            return -1;
        }
    }
}
