package io.godwit.engine.postgresql.rows;

import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.LargeValues;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.type.CanonicalType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads tables in which a row may be too large for memory (H12): the driver receives each row as a whole. The query leaves the
 * large fields of such rows out and says where the row lies; they are brought afterwards, piece by piece, from the same snapshot.
 */
final class CutRows {
    /** A row of more bytes in its texts and bytes is cut. */
    private static final int LARGE_ROW = 4 << 20;

    private static final int PIECE = 1 << 20;

    /** What a row of that size takes at least where it is compressed as well as the server can (LZ4: 1 to 255). */
    private static final int LEAST_TOAST = LARGE_ROW / 256;

    private final Session session;
    private final TablePlan table;
    private final String from;
    private final List<Integer> wide;

    CutRows(Session session, TablePlan table, String from) {
        this.session = session;
        this.table = table;
        this.from = from;
        this.wide = IntStream.range(0, table.columns().size())
                .filter(i -> wide(table.columns().get(i)))
                .boxed()
                .toList();
    }

    private static boolean wide(ColumnPlan column) {
        return column.type() instanceof CanonicalType.Bytes
                || column.type() instanceof CanonicalType.Text
                        && Set.of("text", "varchar").contains(column.targetType());
    }

    /** Whether there may be such rows. */
    boolean needed() {
        return !wide.isEmpty()
                && session.one(
                                "SELECT relkind = 'p' OR coalesce(pg_relation_size(nullif(reltoastrelid, 0)), 0) > ?"
                                        + " FROM pg_class WHERE oid = to_regclass(?)",
                                row -> row.getBoolean(1),
                                LEAST_TOAST,
                                Names.table(table.target()))
                        .orElse(false);
    }

    CopyRows.Count read(String where, int size, Consumer<RowBuffer> sink) {
        session.begin();
        boolean done = false;
        try {
            session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            List<byte[]> cut = new ArrayList<>();
            CopyRows.Count small = CopyRows.readMarked(session, select() + where, size, sink, cut::add);
            long bytes = small.bytes();
            RowBuffer row = new RowBuffer(64 << 10);
            for (byte[] tuple : cut) {
                rebuild(tuple, row);
                bytes += row.size() + LargeValues.outside(row.array(), 0);
                sink.accept(row);
                row.clear();
            }
            session.commit();
            done = true;
            return new CopyRows.Count(small.rows() + cut.size(), bytes);
        } finally {
            if (!done) {
                session.rollback();
            }
        }
    }

    /** The columns, and in a last one for large rows: table, place, the columns that are left out. */
    private String select() {
        String fields = IntStream.range(0, table.columns().size())
                .mapToObj(i -> wide.contains(i)
                        ? "CASE WHEN l.large AND " + large(i) + " THEN NULL ELSE " + column(i) + " END"
                        : column(i))
                .collect(Collectors.joining(", "));
        String cut = wide.stream()
                .map(i -> "CASE WHEN " + large(i) + " THEN " + i + " END")
                .collect(Collectors.joining(", "));
        String length = wide.stream()
                .map(i -> "coalesce(octet_length(" + column(i) + "), 0)::bigint")
                .collect(Collectors.joining(" + "));
        return "SELECT " + fields + ", CASE WHEN l.large THEN concat_ws(' ', t.tableoid, t.ctid, " + cut + ") END FROM "
                + from + " t CROSS JOIN LATERAL (SELECT " + length + " > " + LARGE_ROW + " AS large OFFSET 0) l";
    }

    private String large(int column) {
        return "octet_length(" + column(column) + ") > " + LargeValues.FROM;
    }

    private String column(int index) {
        return "t." + Names.quote(table.columns().get(index).targetName());
    }

    private void rebuild(byte[] tuple, RowBuffer row) {
        int columns = table.columns().size();
        int[] at = new int[columns + 1];
        at[0] = 2;
        for (int i = 0; i < columns; i++) {
            at[i + 1] = at[i] + 4 + Math.max(0, RowBuffer.getInt(tuple, at[i]));
        }
        String[] mark = new String(tuple, at[columns] + 4, tuple.length - at[columns] - 4, StandardCharsets.US_ASCII)
                .split(" ");
        List<String> cut = Arrays.asList(mark).subList(2, mark.length);
        row.beginRow(columns);
        for (int i = 0; i < columns; i++) {
            if (cut.contains(Integer.toString(i))) {
                row.putLarge(bring(i, mark[0], mark[1]));
            } else {
                row.putRaw(tuple, at[i], at[i + 1] - at[i]);
            }
        }
        row.endRow();
    }

    /** The inner query decompresses and converts once; its rows come in order, which is checked. */
    private LargeValue bring(int column, String oid, String place) {
        boolean bytes = table.columns().get(column).type() instanceof CanonicalType.Bytes;
        String whole = bytes ? column(column) + " || ''::bytea" : "convert_to(" + column(column) + ", 'UTF8')";
        String select =
                "SELECT g::int4, substring(x.b FROM g * " + PIECE + " + 1 FOR " + PIECE + ") FROM (SELECT " + whole
                        + " AS b FROM " + from + " t WHERE t.tableoid = " + oid + " AND t.ctid = '" + place
                        + "' OFFSET 0) x, generate_series(0, (octet_length(x.b) - 1) / " + PIECE + ") g";
        try (LargeValue.Writer writer = new LargeValue.Writer()) {
            int[] next = new int[1];
            CopyRows.read(session, select, PIECE / 2, pieces -> {
                for (int at = 0; at < pieces.size(); ) {
                    if (RowBuffer.getInt(pieces.array(), at + 6) != next[0]++) {
                        throw new IllegalStateException("pieces of a value came out of order");
                    }
                    int count = RowBuffer.getInt(pieces.array(), at + 10);
                    writer.write(pieces.array(), at + 14, count);
                    at += 14 + count;
                }
            });
            return writer.finish();
        }
    }
}
