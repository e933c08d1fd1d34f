package io.godwit.engine.mysql.catalog;

import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the foreign keys of all tables with two queries: their columns and their actions. */
public final class ForeignKeyCatalog {
    private final MySqlConnection connection;
    private final Schema schema;

    public ForeignKeyCatalog(MySqlConnection connection, Schema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** A constraint's name is unique within its table. */
    private record Key(String table, String name) {}

    private record Actions(String onDelete, String onUpdate) {}

    private record Pair(int position, String column, TableName parent, String parentColumn) {}

    /** The foreign keys by the exact name of the child table. */
    public Map<String, List<ForeignKey>> read() {
        Map<Key, Actions> actions = actions();
        Map<Key, List<Pair>> pairs = pairs();
        Map<String, List<ForeignKey>> byTable = new LinkedHashMap<>();
        pairs.forEach((key, columns) -> {
            columns.sort(Comparator.comparingInt(Pair::position));
            Actions action = actions.getOrDefault(key, new Actions("RESTRICT", "RESTRICT"));
            byTable.computeIfAbsent(key.table(), table -> new ArrayList<>())
                    .add(new ForeignKey(
                            key.name(),
                            columns.stream().map(Pair::column).toList(),
                            columns.getFirst().parent(),
                            columns.stream().map(Pair::parentColumn).toList(),
                            action.onDelete(),
                            action.onUpdate()));
        });
        byTable.values().forEach(keys -> keys.sort(Comparator.comparing(ForeignKey::name)));
        return byTable;
    }

    private Map<Key, Actions> actions() {
        Map<Key, Actions> actions = new HashMap<>();
        for (TextRows.Row row : connection.query("SELECT TABLE_NAME, CONSTRAINT_NAME, DELETE_RULE, UPDATE_RULE"
                + " FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE " + schema.is("CONSTRAINT_SCHEMA"))) {
            actions.put(new Key(row.text(0), row.text(1)), new Actions(row.text(2), row.text(3)));
        }
        return actions;
    }

    private Map<Key, List<Pair>> pairs() {
        Map<Key, List<Pair>> pairs = new LinkedHashMap<>();
        for (TextRows.Row row : connection.query("SELECT TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION, COLUMN_NAME,"
                + " REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, REFERENCED_COLUMN_NAME"
                + " FROM information_schema.KEY_COLUMN_USAGE WHERE " + schema.is("TABLE_SCHEMA")
                + " AND REFERENCED_TABLE_NAME IS NOT NULL")) {
            pairs.computeIfAbsent(new Key(row.text(0), row.text(1)), key -> new ArrayList<>())
                    .add(new Pair(
                            (int) row.number(2), row.text(3), new TableName(row.text(4), row.text(5)), row.text(6)));
        }
        return pairs;
    }
}
