package io.godwit.engine.mysql.catalog;

import io.godwit.engine.catalog.Catalog.Column;
import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.Catalog.Index;
import io.godwit.engine.catalog.Catalog.Table;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.mysql.server.StorageEngines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Reads tables with five queries for all of them, and SHOW CREATE TABLE for each.
 *
 * <p>Names come back in the server's order, which may mix names that differ only by case; so everything is grouped here, by
 * exact name. {@link Table#options} has the keys of {@link TableOption}.
 */
final class TableCatalog {
    private final MySqlConnection connection;
    private final Schema schema;

    TableCatalog(MySqlConnection connection, Schema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    List<Table> read(Predicate<String> selected) {
        Map<String, List<Column>> columns = columns();
        Map<String, List<Index>> indexes = new IndexCatalog(connection, schema).read();
        Map<String, List<ForeignKey>> foreignKeys = new ForeignKeyCatalog(connection, schema).read();
        List<Table> tables = new ArrayList<>();
        for (TextRows.Row row : tableRows()) {
            String name = row.text(0);
            if (selected.test(name)) {
                UnaryOperator<String> shown =
                        StorageEngines.elsewhere(row.text(2)) ? ConnectionSecrets::masked : UnaryOperator.identity();
                CreateText.read(connection, "SHOW CREATE TABLE " + schema.qualified(name), 1)
                        .ifPresent(text -> tables.add(new Table(
                                new TableName(schema.name(), name),
                                columns.getOrDefault(name, List.of()),
                                indexes.getOrDefault(name, List.of()),
                                foreignKeys.getOrDefault(name, List.of()),
                                shown.apply(text),
                                row.number(3),
                                row.number(4),
                                row.text(2),
                                row.text(6),
                                shown.apply(row.text(8)),
                                options(row, shown))));
            }
        }
        tables.sort(Comparator.comparing(Table::name));
        return tables;
    }

    /** Names and kinds of what looks like a table and holds no rows of its own: sequences. */
    List<String> sequences() {
        List<String> names = new ArrayList<>();
        if (connection.isMariaDb()) {
            connection
                    .query("SELECT TABLE_NAME FROM information_schema.TABLES WHERE " + schema.is("TABLE_SCHEMA")
                            + " AND TABLE_TYPE = 'SEQUENCE'")
                    .forEach(row -> names.add(row.text(0)));
        }
        return names;
    }

    private TextRows tableRows() {
        return connection.query("SELECT TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_ROWS, DATA_LENGTH, INDEX_LENGTH,"
                + " TABLE_COLLATION, CREATE_OPTIONS, TABLE_COMMENT, ROW_FORMAT, AUTO_INCREMENT"
                + " FROM information_schema.TABLES WHERE " + schema.is("TABLE_SCHEMA")
                + " AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')");
    }

    private static Map<String, String> options(TextRows.Row row, UnaryOperator<String> shown) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(TableOption.TYPE, row.text(1));
        options.put(TableOption.INDEX_BYTES, Long.toString(row.number(5)));
        put(options, TableOption.CREATE_OPTIONS, shown.apply(row.text(7)));
        put(options, TableOption.ROW_FORMAT, row.text(9));
        put(options, TableOption.AUTO_INCREMENT, row.text(10));
        return Map.copyOf(options);
    }

    private static void put(Map<String, String> options, String key, String value) {
        if (!value.isEmpty()) {
            options.put(key, value);
        }
    }

    private Map<String, List<Column>> columns() {
        TextRows rows = connection.query("SELECT TABLE_NAME, ORDINAL_POSITION, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE,"
                + " CHARACTER_SET_NAME, COLLATION_NAME, EXTRA, GENERATION_EXPRESSION, COLUMN_COMMENT"
                + " FROM information_schema.COLUMNS WHERE " + schema.is("TABLE_SCHEMA"));
        Map<String, List<Column>> byTable = new LinkedHashMap<>();
        for (TextRows.Row row : rows) {
            byTable.computeIfAbsent(row.text(0), name -> new ArrayList<>()).add(column(row));
        }
        byTable.values().forEach(columns -> columns.sort(Comparator.comparingInt(Column::ordinal)));
        return byTable;
    }

    private Column column(TextRows.Row row) {
        String extra = row.text(7).toUpperCase(java.util.Locale.ROOT);
        String expression = row.text(8);
        boolean stored = extra.contains("STORED GENERATED") || extra.contains("PERSISTENT");
        boolean generated = stored || extra.contains("VIRTUAL GENERATED") || extra.equals("VIRTUAL");
        return new Column(
                (int) row.number(1) - 1,
                row.text(2),
                row.text(3),
                row.text(4).equals("YES"),
                Optional.ofNullable(row.textOrNull(5)),
                Optional.ofNullable(row.textOrNull(6)),
                generated ? Optional.of(ShownExpression.plain(expression, connection.isMariaDb())) : Optional.empty(),
                stored,
                extra.contains("AUTO_INCREMENT"),
                extra.contains("INVISIBLE"),
                row.text(9));
    }
}
