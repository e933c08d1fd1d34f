package io.godwit.engine.postgresql.apply;

import io.godwit.engine.change.NetChanges;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.copy.CopyStream;
import io.godwit.engine.postgresql.copy.KeyTuples;
import io.godwit.engine.postgresql.copy.TableStatements;
import io.godwit.engine.row.RowBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Temporary tables of one session, one per table of the plan: what is to be done, numbered, with its operation
 * ({@link NetChanges}), how many copies, and the image. Emptied by each commit. Their columns have the target's types, so what
 * the target could not hold is refused here already.
 */
final class Staging {
    private static final int PIECE = 64 << 10;

    /** Fewer dead rows are scanned over sooner than a new file is made. */
    private static final int TRUNCATE_FROM = 2000;

    private final Session session;
    private final Set<Integer> made = new HashSet<>();
    private final Set<Integer> fresh = new HashSet<>();
    private final Map<Integer, Integer> staged = new HashMap<>();
    private final RowBuffer out = new RowBuffer(PIECE + 4096);

    Staging(Session session) {
        this.session = session;
    }

    static String name(TablePlan table) {
        return "pg_temp.godwit_stage_" + table.id();
    }

    /** Makes the table's stage where it is missing; before any savepoint that may be gone back to. */
    void open(TablePlan table) {
        if (made.add(table.id())) {
            fresh.add(table.id());
            session.execute("CREATE TEMP TABLE " + name(table)
                    + " ON COMMIT DELETE ROWS AS SELECT 0 AS n, 0::smallint AS op, 0 AS copies, "
                    + TableStatements.asStage(table) + " FROM " + Names.table(table.target()) + " t WITH NO DATA");
        }
    }

    /** The transaction is committed: what was made stays. */
    void committed() {
        fresh.clear();
        staged.clear();
    }

    /** The transaction was taken back, and with it what it made. */
    void rolledBack() {
        made.removeAll(fresh);
        fresh.clear();
        staged.clear();
    }

    /** Empties a stage within the transaction, where another segment of the batch used it. */
    void empty(TablePlan table) {
        Integer used = staged.get(table.id());
        if (used == null) {
            return;
        }
        if (used > TRUNCATE_FROM) {
            session.execute("TRUNCATE " + name(table));
            staged.remove(table.id());
        } else {
            session.execute("DELETE FROM " + name(table));
        }
    }

    /** Stages entries {@code from} to {@code to} (exclusive), numbered as they are; returns how many were not NONE. */
    int write(NetChanges net, int from, int to) {
        TablePlan table = net.table();
        staged.merge(table.id(), to - from, Integer::sum);
        CopyStream copy = copy(table);
        int written = 0;
        out.clear();
        try {
            for (int entry = from; entry < to; entry++) {
                if (net.operation(entry) == NetChanges.NONE) {
                    continue;
                }
                put(net, entry);
                written++;
                if (out.size() >= PIECE) {
                    copy.tuples(out.array(), 0, out.size());
                    out.clear();
                }
            }
            copy.tuples(out.array(), 0, out.size());
            copy.end();
        } finally {
            copy.cancel();
            out.clear();
            out.shrink(1 << 20);
        }
        return written;
    }

    private CopyStream copy(TablePlan table) {
        return new CopyStream(
                session,
                "COPY " + name(table) + " (n, op, copies, " + TableStatements.stageColumns(table, "")
                        + ") FROM STDIN (FORMAT binary)");
    }

    /** Stages one entry by its key alone. */
    void writeKey(NetChanges net, int entry) {
        TablePlan table = net.table();
        out.clear();
        head(net, entry);
        keyOnly(net, net.key(entry));
        CopyStream copy = copy(table);
        copy.tuples(out.array(), 0, out.size());
        copy.end();
        out.clear();
    }

    private void put(NetChanges net, int entry) {
        head(net, entry);
        int image = net.row(entry);
        if (image < 0 && net.table().keyless()) {
            image = net.key(entry);
        }
        if (image >= 0) {
            int length = RowBuffer.tupleLength(net.array(), image);
            out.putRaw(net.array(), image + 2, length - 2);
        } else {
            keyOnly(net, net.key(entry));
        }
    }

    private void head(NetChanges net, int entry) {
        out.beginRow(3 + net.table().columns().size());
        out.putInt32(entry);
        out.putInt16(net.operation(entry));
        out.putInt32(net.copies(entry));
    }

    private void keyOnly(NetChanges net, int tuple) {
        TablePlan table = net.table();
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.key().contains(i)) {
                int at = KeyTuples.field(net.array(), tuple, i);
                out.putRaw(net.array(), at, 4 + Math.max(0, RowBuffer.getInt(net.array(), at)));
            } else {
                out.putNull();
            }
        }
    }
}
