package io.godwit.engine.postgresql.apply;

import io.godwit.engine.change.ChangeBatch.Cascade;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.copy.CopyStream;
import io.godwit.engine.postgresql.copy.TableStatements;
import io.godwit.engine.row.RowBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Temporary tables with the rows that a cascade deleted or changed: level, whether gone, images before ({@code b0, b1 …}) and
 * after ({@code a0, a1 …}).
 */
final class CascadeStage {
    /** Stands for a level's number in a statement that takes no parameters. */
    static final String LEVEL = "\u0001";

    private final Session session;
    private final Set<Integer> made = new HashSet<>();
    private final Set<Integer> fresh = new HashSet<>();
    private final Set<TablePlan> used = new HashSet<>();
    private final RowBuffer out = new RowBuffer(4096);

    CascadeStage(Session session) {
        this.session = session;
    }

    static String name(TablePlan table) {
        return "pg_temp.godwit_cascade_" + table.id();
    }

    /** {@code p0, p1 …} */
    static String columns(TablePlan table, String prefix) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(i -> prefix + i)
                .collect(Collectors.joining(", "));
    }

    /** Selects the keys of a level that are no longer there. */
    static String goneKeys(TablePlan table) {
        String before = table.key().stream().map(i -> "b" + i).collect(Collectors.joining(", "));
        String after = table.key().stream().map(i -> "a" + i).collect(Collectors.joining(", "));
        return "SELECT " + before + " FROM " + name(table) + " WHERE lvl = " + LEVEL + " AND (gone OR ROW(" + before
                + ")::record *<> ROW(" + after + ")::record)";
    }

    /** Before any savepoint that may be gone back to. */
    void open(TablePlan table) {
        if (made.add(table.id())) {
            fresh.add(table.id());
            session.execute("CREATE TEMP TABLE " + name(table) + " (lvl, gone, " + columns(table, "b") + ", "
                    + columns(table, "a") + ") ON COMMIT DELETE ROWS AS SELECT 0, false, " + plain(table) + ", "
                    + plain(table) + " FROM " + Names.table(table.target()) + " t WITH NO DATA");
        }
        used.add(table);
    }

    private static String plain(TablePlan table) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(i -> TableStatements.column(table, i))
                .collect(Collectors.joining(", "));
    }

    /** A new cascade: levels are counted from the start. */
    void begin() {
        for (TablePlan table : used) {
            session.execute("DELETE FROM " + name(table));
        }
    }

    void committed() {
        fresh.clear();
        used.clear();
    }

    void rolledBack() {
        made.removeAll(fresh);
        committed();
    }

    /** The parents themselves, as level 1. */
    void write(TablePlan parent, List<Cascade> cascades) {
        int fields = parent.columns().size();
        CopyStream copy = new CopyStream(
                session,
                "COPY " + name(parent) + " (lvl, gone, " + columns(parent, "b") + ", " + columns(parent, "a")
                        + ") FROM STDIN (FORMAT binary)");
        for (Cascade cascade : cascades) {
            boolean gone = cascade.after().length == 0;
            out.clear();
            out.beginRow(2 + 2 * fields);
            out.putInt32(1);
            out.putBool(gone);
            out.putRaw(cascade.before(), 2, cascade.before().length - 2);
            if (gone) {
                IntStream.range(0, fields).forEach(i -> out.putNull());
            } else {
                out.putRaw(cascade.after(), 2, cascade.after().length - 2);
            }
            copy.tuples(out.array(), 0, out.size());
        }
        copy.end();
    }
}
