package io.godwit.worker.fake;

import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import io.godwit.engine.type.CanonicalType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables of two columns, {@code id} and {@code value}, and their rows as canonical tuples. */
public final class Rows {
    private Rows() {}

    public static TablePlan table(int id, String name, ForeignKey... cascades) {
        return table(id, name, List.of(0), List.of(cascades));
    }

    public static TablePlan keyless(int id, String name) {
        return table(id, name, List.of(), List.of());
    }

    private static TablePlan table(int id, String name, List<Integer> key, List<ForeignKey> cascades) {
        return new TablePlan(
                id,
                new TableName("shop", name),
                new TableName("shop", name),
                List.of(source(0, "id"), source(1, "value")),
                List.of(
                        new ColumnPlan(0, "id", "bigint", new CanonicalType.Int(64), false, Map.of()),
                        new ColumnPlan(1, "value", "text", new CanonicalType.Text(), true, Map.of())),
                key,
                List.of(),
                cascades,
                100,
                1000);
    }

    private static SourceColumn source(int ordinal, String name) {
        return new SourceColumn(ordinal, name, "x", true, Optional.empty(), Optional.empty());
    }

    public static byte[] row(long id, String value) {
        var buffer = new RowBuffer(64);
        buffer.beginRow(2);
        buffer.putInt64(id);
        buffer.putText(value);
        buffer.endRow();
        return Arrays.copyOf(buffer.array(), buffer.size());
    }

    public static byte[] key(long id) {
        var buffer = new RowBuffer(16);
        buffer.beginRow(1);
        buffer.putInt64(id);
        buffer.endRow();
        return Arrays.copyOf(buffer.array(), buffer.size());
    }

    public static RowView view(byte[] row) {
        return new RowView(row, 0, row.length);
    }

    /** The id in a row or in a key. */
    public static long id(byte[] tuple) {
        return ByteBuffer.wrap(tuple).getLong(6);
    }
}
