package io.godwit.engine.postgresql.chunk;

import io.godwit.engine.EngineException;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.copy.Bisect;
import io.godwit.engine.postgresql.copy.TableStatements;
import io.godwit.engine.postgresql.rows.KeyCondition;
import io.godwit.engine.postgresql.rows.KeyReader;
import io.godwit.engine.postgresql.state.Ledger;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows against the key: they are staged, then what is in the chunk's range or has its keys goes, then the staged rows
 * come. Ledger entries of these keys are closed first; rows that are refused again open new ones.
 */
final class AgainstKey {
    private final Session session;
    private final TablePlan table;
    private final Chunk chunk;
    private final Ledger ledger;
    private final String stage;

    AgainstKey(Session session, TablePlan table, Chunk chunk, Ledger ledger) {
        this.session = session;
        this.table = table;
        this.chunk = chunk;
        this.ledger = ledger;
        this.stage = "pg_temp.godwit_chunk_" + table.id();
    }

    /** Rows are numbered from 1 as they come. */
    void open() {
        session.execute("DROP TABLE IF EXISTS " + stage);
        session.execute("CREATE TEMP TABLE " + stage + " ON COMMIT DROP AS SELECT " + TableStatements.asStage(table)
                + " FROM " + Names.table(table.target()) + " t WITH NO DATA");
        session.execute("ALTER TABLE " + stage + " ADD COLUMN n integer GENERATED ALWAYS AS IDENTITY");
        closeLedger();
    }

    String copyInto() {
        return "COPY " + stage + " (" + TableStatements.stageColumns(table, "") + ") FROM STDIN (FORMAT binary)";
    }

    private void closeLedger() {
        if (chunk.mode() == Chunk.Mode.KEYS) {
            ledger.close(session, table.id(), chunk.keys());
        } else if (chunk.range().whole()) {
            ledger.closeAll(session, table.id());
        } else if (KeyCondition.sameOrderEverywhere(table)) {
            ledger.closeRange(session, table, chunk.range());
        }
    }

    /** Returns the rows that went in. */
    long write(Consumer<Ledger.Entry> refused) {
        deleteOld();
        int last = session.one("SELECT coalesce(max(n), 0) FROM " + stage, row -> row.getInt(1))
                .orElse(0);
        String insert = "INSERT INTO " + Names.table(table.target()) + " (" + TableStatements.columns(table)
                + ") OVERRIDING SYSTEM VALUE SELECT " + TableStatements.stageColumns(table, "s.") + " FROM " + stage
                + " s WHERE s.n >= ? AND s.n < ?";
        long[] rows = new long[1];
        Bisect.run(
                session,
                1,
                last + 1,
                (from, to) -> {
                    rows[0] += session.update(insert, from, to);
                    return true;
                },
                (number, why) -> refused.accept(refusal(number, java.util.Objects.requireNonNull(why))));
        return rows[0];
    }

    /**
     * After the commit. Where autovacuum counted the table while a reload had it empty, or nearly so, the planner takes it for
     * that and joins it in nested loops, whatever came since: it is counted anew.
     */
    void committed(long rows) {
        boolean miscounted = session.one(
                        "WITH t AS (SELECT ?::regclass AS id) SELECT max(reltuples) >= 0 AND sum(reltuples) < ?"
                                + " FROM t, pg_class WHERE relkind = 'r'"
                                + " AND (oid = id OR oid IN (SELECT relid FROM pg_partition_tree(id)))",
                        row -> row.getBoolean(1),
                        Names.table(table.target()),
                        rows / 10.0)
                .orElse(false);
        if (miscounted) {
            session.execute("ANALYZE " + Names.table(table.target()));
        }
    }

    private void deleteOld() {
        String target = Names.table(table.target());
        if (chunk.mode() == Chunk.Mode.KEYS) {
            List<byte[]> keys = chunk.keys();
            for (int from = 0; from < keys.size(); from += 500) {
                List<byte[]> some = keys.subList(from, Math.min(keys.size(), from + 500));
                session.execute("DELETE FROM " + target + " t WHERE " + KeyCondition.keys(table, some, "t"));
            }
        } else if (chunk.range().whole()) {
            session.execute("DELETE FROM " + target);
            return;
        } else if (KeyCondition.sameOrderEverywhere(table)) {
            session.execute("DELETE FROM " + target + " t WHERE " + KeyCondition.range(table, chunk.range(), "t"));
            return;
        }
        session.execute("DELETE FROM " + target + " t USING " + stage + " s WHERE " + TableStatements.byKey(table));
    }

    private Ledger.Entry refusal(int number, @Nullable EngineException why) {
        String columns = table.key().stream().map(i -> "c" + i).collect(Collectors.joining(", "));
        byte[] key = KeyReader.one(session, "SELECT " + columns + " FROM " + stage + " WHERE n = " + number);
        return Ledger.Entry.refused(key, why);
    }
}
