package io.godwit.engine.postgresql;

import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import io.godwit.engine.postgresql.catalog.NativeTypes;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import io.godwit.engine.type.CanonicalType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes plans of tables and rows in flight for tests. */
public final class TestTable {
    private final int id;
    private final String name;
    private final List<ColumnPlan> columns = new ArrayList<>();
    private final List<SourceColumn> sourceColumns = new ArrayList<>();
    private final List<Integer> key = new ArrayList<>();
    private final List<List<Integer>> uniques = new ArrayList<>();
    private final List<ForeignKey> cascades = new ArrayList<>();

    private TestTable(int id, String name) {
        this.id = id;
        this.name = name;
    }

    public static TestTable named(int id, String name) {
        return new TestTable(id, name);
    }

    public TestTable column(String columnName, String type) {
        return add(columnName, type, false);
    }

    public TestTable nullable(String columnName, String type) {
        return add(columnName, type, true);
    }

    /** The source compares the last column without regard to case. */
    public TestTable anyCase() {
        SourceColumn last = sourceColumns.removeLast();
        sourceColumns.add(new SourceColumn(
                last.ordinal(),
                last.name(),
                last.type(),
                last.nullable(),
                Optional.of("utf8mb4"),
                Optional.of("utf8mb4_general_ci")));
        return this;
    }

    private TestTable add(String columnName, String type, boolean nullable) {
        int ordinal = columns.size();
        sourceColumns.add(
                new SourceColumn(ordinal, "src_" + columnName, type, nullable, Optional.empty(), Optional.empty()));
        columns.add(new ColumnPlan(
                ordinal, columnName, type, NativeTypes.canonical(type).orElseThrow(), nullable, Map.of()));
        return this;
    }

    public TestTable key(Integer... indexes) {
        key.addAll(Arrays.asList(indexes));
        return this;
    }

    public TestTable unique(Integer... indexes) {
        uniques.add(List.of(indexes));
        return this;
    }

    /** This table is the child. Columns are named as in the target, the source's names follow. */
    public TestTable references(
            String parent, List<String> own, List<String> parents, String onDelete, String onUpdate) {
        cascades.add(new ForeignKey(
                "fk" + cascades.size(),
                own.stream().map(c -> "src_" + c).toList(),
                new TableName("src", parent),
                parents.stream().map(c -> "src_" + c).toList(),
                onDelete,
                onUpdate));
        return this;
    }

    public TablePlan plan() {
        return new TablePlan(
                id,
                new TableName("src", name),
                new TableName("shop", name),
                sourceColumns,
                columns,
                key,
                uniques,
                cascades,
                1000,
                100_000);
    }

    /** CREATE TABLE without keys. */
    public static String create(TablePlan table) {
        List<String> parts = table.columns().stream()
                .map(c -> "\"" + c.targetName() + "\" " + c.targetType() + (c.nullable() ? "" : " NOT NULL"))
                .toList();
        return "CREATE TABLE shop.\"" + table.target().name() + "\" (" + String.join(", ", parts) + ")";
    }

    /** ALTER TABLE … ADD PRIMARY KEY. */
    public static String primaryKey(TablePlan table) {
        List<String> parts = table.key().stream()
                .map(i -> "\"" + table.columns().get(i).targetName() + "\"")
                .toList();
        return "ALTER TABLE shop.\"" + table.target().name() + "\" ADD PRIMARY KEY (" + String.join(", ", parts) + ")";
    }

    public static RowView row(TablePlan table, @Nullable Object... values) {
        RowBuffer buffer = new RowBuffer(64);
        put(buffer, table, values);
        return new RowView(buffer.array(), 0, buffer.size());
    }

    public static void put(RowBuffer buffer, TablePlan table, @Nullable Object... values) {
        buffer.beginRow(values.length);
        for (int i = 0; i < values.length; i++) {
            field(buffer, table.columns().get(i).type(), values[i]);
        }
        buffer.endRow();
    }

    /** A key tuple. */
    public static byte[] key(TablePlan table, Object... values) {
        RowBuffer buffer = new RowBuffer(64);
        buffer.beginRow(values.length);
        for (int i = 0; i < values.length; i++) {
            field(buffer, table.columns().get(table.key().get(i)).type(), values[i]);
        }
        return Arrays.copyOf(buffer.array(), buffer.size());
    }

    private static void field(RowBuffer buffer, CanonicalType type, @Nullable Object value) {
        switch (value) {
            case null -> buffer.putNull();
            case String text -> buffer.putText(text);
            case byte[] bytes -> buffer.putBytes(bytes, 0, bytes.length);
            case Boolean truth -> buffer.putBool(truth);
            case Number number -> {
                switch (type) {
                    case CanonicalType.Int(int bits) when bits == 16 -> buffer.putInt16(number.intValue());
                    case CanonicalType.Int(int bits) when bits == 64 -> buffer.putInt64(number.longValue());
                    case CanonicalType.Timestamp _, CanonicalType.Time _ -> buffer.putInt64(number.longValue());
                    case CanonicalType.Float(int bits)
                    when bits == 64 -> buffer.putInt64(Double.doubleToRawLongBits(number.doubleValue()));
                    default -> buffer.putInt32(number.intValue());
                }
            }
            default -> throw new IllegalArgumentException("no field of " + value.getClass());
        }
    }
}
