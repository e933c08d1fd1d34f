package io.godwit.engine.mysql.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.change.Position;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Recorded.Change;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.type.CanonicalType;
import io.godwit.platform.servers.test.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every type at its edges and with random values: the load, the image after an insert and the image before a delete have the
 * same bytes, and they mean what the server says itself to a JDBC driver (H8).
 */
@Tag("H8")
class TypesIT {
    private static final int RANDOM_ROWS = 200;
    private static final int COLUMNS = 12;

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldCarryEveryTypeUnchangedByLoadAndByStream(Flavor flavor) throws SQLException {
        List<TypeCase> cases = TypeCase.all(flavor);
        TestDatabase database = flavor.database();
        Map<String, List<TypeCase>> tables = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            tables.computeIfAbsent("t%02d".formatted(i / COLUMNS), name -> new ArrayList<>()).add(cases.get(i));
        }
        Plans plans = new Plans();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = 'ALLOW_INVALID_DATES', time_zone = '+00:00'");
            statement.execute("SET NAMES utf8mb4");
            for (var table : tables.entrySet()) {
                statement.execute(create(table.getKey(), table.getValue()));
                for (int i = 0; i < table.getValue().size(); i++) {
                    plans.type(table.getKey() + ".c" + i, table.getValue().get(i).canonical());
                }
            }
            SchemaPlan plan = plans.of(database);
            Position start = Captures.open(database, plan);
            fill(statement, tables);
            Map<String, Recorded> loads = new HashMap<>();
            for (var table : plan.tables()) {
                loads.put(table.source().name(), Captures.load(database, table));
            }
            Map<String, List<List<String>>> oracle = oracle(statement, tables);
            for (String table : tables.keySet()) {
                statement.execute("DELETE FROM " + table + " ORDER BY id");
            }
            Recorded stream = Captures.stream(database, plan, start);

            assertThat(stream.refusals()).isEmpty();
            for (var table : tables.entrySet()) {
                check(table.getKey(), table.getValue(), loads.get(table.getKey()), stream, oracle.get(table.getKey()));
            }
        }
    }

    private static void check(
            String name, List<TypeCase> columns, Recorded load, Recorded stream, List<List<String>> oracle) {
        assertThat(load.refusals()).isEmpty();
        List<String> loaded = Captures.hex(load.rows());
        for (char operation : new char[] {'I', 'D'}) {
            List<byte[]> images = stream.changes().stream()
                    .filter(change -> change.table().equals(name) && change.operation() == operation)
                    .map(operation == 'I' ? Change::after : Change::before)
                    .toList();
            assertThat(images).hasSameSizeAs(oracle);
            for (int row = 0; row < images.size(); row++) {
                List<byte[]> streamed = CanonicalText.fields(images.get(row));
                List<byte[]> read = CanonicalText.fields(load.rows().get(row));
                for (int i = 0; i < columns.size(); i++) {
                    assertThat(hex(streamed.get(i + 1)))
                            .as("%s %s of row %d of %s by %s", columns.get(i).type(), columns.get(i).canonical(), row, name, operation)
                            .isEqualTo(hex(read.get(i + 1)));
                }
            }
            assertThat(Captures.hex(images)).isEqualTo(loaded);
        }
        for (int row = 0; row < oracle.size(); row++) {
            List<byte[]> fields = CanonicalText.fields(load.rows().get(row));
            for (int i = 0; i < columns.size(); i++) {
                TypeCase column = columns.get(i);
                assertThat(CanonicalText.text(fields.get(i + 1), column.canonical()))
                        .as("%s as %s, row %d of %s", column.type(), column.canonical(), row, name)
                        .isEqualTo(normal(oracle.get(row).get(i), column.canonical()));
            }
        }
    }

    private static String hex(byte[] field) {
        return field == null ? "NULL" : HexFormat.of().formatHex(field);
    }

    /** The server's text for a float in Java's. */
    private static String normal(String text, CanonicalType type) {
        if (text == null) {
            return "NULL";
        }
        return type instanceof CanonicalType.Float ? String.valueOf(Double.parseDouble(text)) : text;
    }

    private static String create(String name, List<TypeCase> columns) {
        StringBuilder sql = new StringBuilder("CREATE TABLE " + name + " (id INT PRIMARY KEY");
        for (int i = 0; i < columns.size(); i++) {
            sql.append(", c").append(i).append(' ').append(columns.get(i).type().replace("$", "c" + i));
        }
        return sql + ") ROW_FORMAT=DYNAMIC";
    }

    private static void fill(Statement statement, Map<String, List<TypeCase>> tables) throws SQLException {
        Random random = new Random(42);
        for (var table : tables.entrySet()) {
            List<TypeCase> columns = table.getValue();
            int edges = columns.stream().mapToInt(column -> column.edges().size()).max().orElse(0);
            for (int row = 0; row < edges + RANDOM_ROWS; row++) {
                StringBuilder sql = new StringBuilder("INSERT INTO " + table.getKey() + " VALUES (" + row);
                for (TypeCase column : columns) {
                    String value = row < edges
                            ? (row < column.edges().size() ? column.edges().get(row) : "NULL")
                            : (random.nextInt(10) == 0 ? "NULL" : column.random().apply(random));
                    sql.append(", ").append(value);
                }
                statement.execute(sql + ")");
            }
        }
    }

    private static Map<String, List<List<String>>> oracle(Statement statement, Map<String, List<TypeCase>> tables)
            throws SQLException {
        Map<String, List<List<String>>> all = new HashMap<>();
        for (var table : tables.entrySet()) {
            StringBuilder sql = new StringBuilder("SELECT id");
            for (int i = 0; i < table.getValue().size(); i++) {
                sql.append(", ").append(table.getValue().get(i).oracle().replace("$", "c" + i));
            }
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql + " FROM " + table.getKey() + " ORDER BY id")) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 0; i < table.getValue().size(); i++) {
                        row.add(result.getString(i + 2));
                    }
                    rows.add(row);
                }
            }
            all.put(table.getKey(), rows);
        }
        return all;
    }
}
