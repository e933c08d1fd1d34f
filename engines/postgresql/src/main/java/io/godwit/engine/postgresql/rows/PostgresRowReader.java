package io.godwit.engine.postgresql.rows;

import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.Reading;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Connections;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.row.RowSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the rows of a target for comparing, by COPY in the binary form that is the canonical one. Each read is one statement
 * and so one snapshot. Readings have no watermark: reading PostgreSQL as a source comes with its change capture.
 */
public final class PostgresRowReader implements RowReader {
    private static final int BUFFER = 256 << 10;
    private static final int KEYS = 500;

    private final Session session;
    private final ServerIdentity server;

    public PostgresRowReader(Connections connections) {
        this.session = connections.open();
        this.server = connections.server();
    }

    @Override
    public ServerIdentity server() {
        return server;
    }

    /** By the target's own order of keys; one range where another engine could order them otherwise. */
    @Override
    public List<KeyRange> split(TablePlan table, long rows) {
        if (table.keyless() || !KeyCondition.sameOrderEverywhere(table) || table.estimatedRows() <= rows) {
            return List.of(KeyRange.ALL);
        }
        String columns = table.key().stream()
                .map(i -> Names.quote(table.columns().get(i).targetName()))
                .collect(Collectors.joining(", "));
        String select = "SELECT " + columns + " FROM (SELECT " + columns + ", row_number() OVER (ORDER BY " + columns
                + ") AS \"godwit n\" FROM " + from(table) + ") k WHERE \"godwit n\" % " + rows + " = 0 ORDER BY "
                + columns;
        List<KeyRange> ranges = new ArrayList<>();
        byte[] lower = new byte[0];
        for (byte[] bound : KeyReader.all(session, select)) {
            ranges.add(new KeyRange(lower, bound));
            lower = bound;
        }
        ranges.add(new KeyRange(lower, new byte[0]));
        return ranges;
    }

    @Override
    public Reading read(TablePlan table, KeyRange range, RowSink sink) {
        String where = range.whole() ? "" : " WHERE " + KeyCondition.range(table, range, "t");
        return reading(rows(table, where, sink));
    }

    @Override
    public Reading readExact(TablePlan table, RowSink sink) {
        return read(table, KeyRange.ALL, sink);
    }

    @Override
    public Reading readKeys(TablePlan table, List<byte[]> keys, RowSink sink) {
        long rows = 0;
        long bytes = 0;
        for (int from = 0; from < keys.size(); from += KEYS) {
            List<byte[]> some = keys.subList(from, Math.min(keys.size(), from + KEYS));
            CopyRows.Count count = rows(table, " WHERE " + KeyCondition.keys(table, some, "t"), sink);
            rows += count.rows();
            bytes += count.bytes();
        }
        return new Reading(rows, bytes, 0, Optional.empty());
    }

    @Override
    public long count(TablePlan table) {
        return session.one("SELECT count(*) FROM " + from(table), row -> row.getLong(1))
                .orElse(0L);
    }

    private CopyRows.Count rows(TablePlan table, String where, RowSink sink) {
        String from = from(table);
        CutRows cut = new CutRows(session, table, from);
        return cut.needed()
                ? cut.read(where, BUFFER, sink::rows)
                : CopyRows.read(session, select(table, from) + where, BUFFER, sink::rows);
    }

    private static String select(TablePlan table, String from) {
        return "SELECT "
                + table.columns().stream()
                        .map(ColumnPlan::targetName)
                        .map(name -> "t." + Names.quote(name))
                        .collect(Collectors.joining(", "))
                + " FROM " + from + " t";
    }

    /** A partitioned table has rows in its leaves only; an ordinary one may have children that are tables of their own (H16). */
    private String from(TablePlan table) {
        String name = Names.table(table.target());
        boolean partitioned = session.one(
                        "SELECT relkind = 'p' FROM pg_class WHERE oid = to_regclass(?)", row -> row.getBoolean(1), name)
                .orElse(false);
        return partitioned ? name : "ONLY " + name;
    }

    private static Reading reading(CopyRows.Count count) {
        return new Reading(count.rows(), count.bytes(), 0, Optional.empty());
    }

    @Override
    public void close() {
        session.close();
    }
}
