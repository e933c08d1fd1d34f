package io.godwit.engine.change;

import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import io.godwit.engine.type.CanonicalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables of integers only, and their rows as lists. */
final class IntTable {
    private IntTable() {}

    static TablePlan plan(
            int id,
            String name,
            List<String> columns,
            List<Integer> key,
            List<List<Integer>> uniques,
            ForeignKey... keys) {
        List<SourceColumn> source = new ArrayList<>();
        List<ColumnPlan> moved = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            source.add(new SourceColumn(i, columns.get(i), "int", true, Optional.empty(), Optional.empty()));
            moved.add(new ColumnPlan(i, "t_" + columns.get(i), "integer", new CanonicalType.Int(32), true, Map.of()));
        }
        TableName target = new TableName("t", name);
        return new TablePlan(id, new TableName("s", name), target, source, moved, key, uniques, List.of(keys), 1, 1);
    }

    static ForeignKey reference(String column, String parent, String parentColumn, String onDelete, String onUpdate) {
        return new ForeignKey(
                column, List.of(column), new TableName("s", parent), List.of(parentColumn), onDelete, onUpdate);
    }

    static RowView row(List<@Nullable Integer> values) {
        RowBuffer buffer = new RowBuffer(64);
        buffer.beginRow(values.size());
        for (Integer value : values) {
            if (value == null) {
                buffer.putNull();
            } else {
                buffer.putInt32(value);
            }
        }
        return new RowView(buffer.array(), 0, buffer.size());
    }

    static byte[] bytes(List<@Nullable Integer> values) {
        RowView row = row(values);
        return Arrays.copyOf(row.array(), row.length());
    }

    static List<@Nullable Integer> values(byte[] array, int tuple) {
        int fields = ((array[tuple] & 0xff) << 8) | (array[tuple + 1] & 0xff);
        List<@Nullable Integer> values = new ArrayList<>();
        int at = tuple + 2;
        for (int i = 0; i < fields; i++) {
            int length = RowBuffer.getInt(array, at);
            values.add(length < 0 ? null : RowBuffer.getInt(array, at + 4));
            at += 4 + Math.max(0, length);
        }
        return values;
    }
}
