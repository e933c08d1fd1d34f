package io.godwit.engine.mysql.catalog;

import io.godwit.engine.catalog.Catalog.Index;
import io.godwit.engine.catalog.Catalog.Index.Part;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the indexes of all tables with one query. */
final class IndexCatalog {
    private final MySqlConnection connection;
    private final Schema schema;

    IndexCatalog(MySqlConnection connection, Schema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** One row of STATISTICS: a part of an index. */
    private record Entry(String index, boolean unique, int sequence, String method, Part part) {}

    Map<String, List<Index>> read() {
        boolean expressions = !connection.isMariaDb() && connection.atLeast(8, 0, 13);
        TextRows rows = connection.query("SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, SEQ_IN_INDEX, INDEX_TYPE,"
                + " COLUMN_NAME, SUB_PART, COLLATION, " + (expressions ? "EXPRESSION" : "NULL")
                + " FROM information_schema.STATISTICS WHERE " + schema.is("TABLE_SCHEMA"));
        Map<String, List<Entry>> byTable = new LinkedHashMap<>();
        for (TextRows.Row row : rows) {
            byTable.computeIfAbsent(row.text(0), name -> new ArrayList<>()).add(entry(row));
        }
        Map<String, List<Index>> indexes = new LinkedHashMap<>();
        byTable.forEach((table, entries) -> indexes.put(table, indexes(entries)));
        return indexes;
    }

    private static Entry entry(TextRows.Row row) {
        Part part = new Part(
                Optional.ofNullable(row.textOrNull(5)),
                (int) row.number(6),
                row.text(7).equals("D"),
                Optional.ofNullable(row.textOrNull(8)).map(expression -> ShownExpression.plain(expression, false)));
        return new Entry(row.text(1), row.text(2).equals("0"), (int) row.number(3), row.text(4), part);
    }

    /** The primary key first, then by name. */
    private static List<Index> indexes(List<Entry> entries) {
        Map<String, List<Entry>> byIndex = new LinkedHashMap<>();
        for (Entry entry : entries) {
            byIndex.computeIfAbsent(entry.index(), name -> new ArrayList<>()).add(entry);
        }
        List<Index> indexes = new ArrayList<>();
        byIndex.forEach((name, parts) -> {
            parts.sort(Comparator.comparingInt(Entry::sequence));
            Entry first = parts.getFirst();
            indexes.add(new Index(
                    name,
                    name.equals("PRIMARY"),
                    first.unique(),
                    first.method(),
                    parts.stream().map(Entry::part).toList()));
        });
        indexes.sort(Comparator.comparing((Index index) -> !index.primary()).thenComparing(Index::name));
        return indexes;
    }
}
