package io.godwit.engine.mysql;

import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Catalog.Column;
import io.godwit.engine.catalog.Catalog.Index;
import io.godwit.engine.catalog.Catalog.Table;
import io.godwit.engine.mysql.type.ColumnType;
import io.godwit.engine.plan.ColumnPlan;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.plan.TablePlan.SourceColumn;
import io.godwit.engine.type.CanonicalType;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Schema plans for tests, made from a database's catalog with one plain choice for each type. */
public final class Plans {
    private final Map<String, CanonicalType> types = new HashMap<>();
    private Map<String, String> policies = Map.of("zero-date", "null");
    private final Set<String> notNull = new HashSet<>();
    private boolean nullable = true;

    /** Another canonical type for one column, {@code table.column}. */
    public Plans type(String column, CanonicalType type) {
        types.put(column, type);
        return this;
    }

    public Plans policy(String name, String choice) {
        policies = Map.of(name, choice);
        return this;
    }

    /** Columns are nullable on the target only where they are on the source. */
    public Plans strictNulls() {
        nullable = false;
        return this;
    }

    /** This column, {@code table.column}, allows no NULL on the target. */
    public Plans notNull(String column) {
        notNull.add(column);
        return this;
    }

    public SchemaPlan of(TestDatabase database) {
        try (var reader = new MySqlEngine()
                .openCatalog(Sources.endpoint(database), Sources.password(TestServers.PASSWORD))) {
            Catalog catalog = reader.read(Sources.ALL);
            List<TablePlan> tables = new ArrayList<>();
            for (Table table : catalog.tables()) {
                tables.add(table(tables.size() + 1, table));
            }
            return new SchemaPlan(
                    SchemaPlan.FORMAT, "mysql", "postgresql", catalog.server(), catalog.database(), tables, List.of());
        }
    }

    private TablePlan table(int id, Table table) {
        List<SourceColumn> sources = new ArrayList<>();
        List<ColumnPlan> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            sources.add(new SourceColumn(
                    column.ordinal(),
                    column.name(),
                    column.type(),
                    column.nullable(),
                    column.charset(),
                    column.collation()));
            if (column.generation().isEmpty()) {
                columns.add(new ColumnPlan(
                        column.ordinal(),
                        column.name(),
                        "",
                        types.getOrDefault(table.name().name() + "." + column.name(), plain(column.type())),
                        (nullable || column.nullable())
                                && !notNull.contains(table.name().name() + "." + column.name()),
                        policies));
            }
        }
        return new TablePlan(
                id,
                table.name(),
                table.name(),
                sources,
                columns,
                key(table, columns),
                List.of(),
                List.of(),
                table.estimatedRows(),
                table.bytes());
    }

    private static List<Integer> key(Table table, List<ColumnPlan> columns) {
        Optional<Index> index = table.indexes().stream().filter(Index::primary).filter(primary -> primary.parts().stream().allMatch(part -> columns.stream().anyMatch(column -> column.targetName().equals(part.column().orElseThrow())))).findFirst();
        return index.stream()
                .flatMap(primary -> primary.parts().stream())
                .map(part -> {
                    for (int i = 0; i < columns.size(); i++) {
                        if (columns.get(i).targetName().equals(part.column().orElseThrow())) {
                            return i;
                        }
                    }
                    throw new IllegalStateException("no such column");
                })
                .toList();
    }

    /** One plain choice for each source type. */
    public static CanonicalType plain(String text) {
        ColumnType type = ColumnType.parse(text);
        return switch (type.kind()) {
            case TINYINT, YEAR -> new CanonicalType.Int(16);
            case SMALLINT -> new CanonicalType.Int(type.unsigned() ? 32 : 16);
            case MEDIUMINT -> new CanonicalType.Int(32);
            case INT -> new CanonicalType.Int(type.unsigned() ? 64 : 32);
            case BIGINT -> type.unsigned() ? new CanonicalType.Decimal(20, 0) : new CanonicalType.Int(64);
            case DECIMAL -> new CanonicalType.Decimal(type.length(), type.scale());
            case FLOAT -> new CanonicalType.Float(32);
            case DOUBLE -> new CanonicalType.Float(64);
            case BIT -> new CanonicalType.Bits(Math.max(1, type.length()));
            case DATE -> new CanonicalType.Date();
            case TIME -> new CanonicalType.Interval();
            case DATETIME -> new CanonicalType.Timestamp(false);
            case TIMESTAMP -> new CanonicalType.Timestamp(true);
            case CHAR, VARCHAR, TINYTEXT, TEXT, MEDIUMTEXT, LONGTEXT, ENUM, SET, INET4, INET6 -> new CanonicalType.Text();
            case BINARY, VARBINARY, TINYBLOB, BLOB, MEDIUMBLOB, LONGBLOB, GEOMETRY, VECTOR -> new CanonicalType.Bytes();
            case JSON -> new CanonicalType.Json(false);
            case UUID -> new CanonicalType.Uuid();
        };
    }
}
