package io.godwit.worker.road;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** A shop on a real MariaDB, an empty PostgreSQL, and a plain JDBC comparison that shares no code with Godwit. */
final class Shop {
    static {
        // on a busy machine, where a test names no limit
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }

    static final List<String> TABLES = List.of("customer", "orders", "item", "account", "note", "document");
    private static final String MOVER = "mover's pässword";

    final TestDatabase source;
    final TestDatabase target;

    Shop(TestDatabase source) throws SQLException {
        this.source = source;
        this.target = TestServers.postgresDatabase();
        source.execute(
                "CREATE TABLE customer (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, email VARCHAR(80) NOT NULL,"
                        + " name VARCHAR(100), created DATETIME(6) NOT NULL, UNIQUE KEY email (email))",
                "CREATE TABLE orders (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, customer INT, total DECIMAL(12,2),"
                        + " placed TIMESTAMP(3) NOT NULL DEFAULT '2020-01-01 00:00:00', KEY placed (placed),"
                        + " FOREIGN KEY (customer) REFERENCES customer (id) ON DELETE CASCADE ON UPDATE CASCADE)",
                "CREATE TABLE item (order_id BIGINT NOT NULL, line SMALLINT NOT NULL, what TEXT, price DOUBLE,"
                        + " PRIMARY KEY (order_id, line),"
                        + " FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE)",
                "CREATE TABLE account (id INT NOT NULL PRIMARY KEY, balance BIGINT NOT NULL)",
                "CREATE TABLE note (a INT, b VARCHAR(20), c DOUBLE)",
                "CREATE TABLE document (name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,"
                        + " body LONGTEXT, content LONGBLOB)");
    }

    static Shop onSharedServer() throws SQLException {
        Shop shop = new Shop(TestServers.mariaDbDatabase());
        shop.source.execute(
                "SET GLOBAL read_only = OFF",
                "CREATE OR REPLACE USER app@'%' IDENTIFIED BY 'app'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE TEMPORARY TABLES ON `" + shop.source.name()
                        + "`.* TO app@'%'",
                "CREATE OR REPLACE USER mover@'%' IDENTIFIED BY '" + MOVER.replace("'", "''") + "'",
                "GRANT ALL ON *.* TO mover@'%'");
        return shop;
    }

    TestDatabase application() {
        return new TestDatabase(source.host(), source.port(), source.name(), "app", "app", source.jdbcUrl());
    }

    Endpoint sourceEndpoint() {
        return new Endpoint(
                "mysql", source.host(), source.port(), source.name(), "mover", Endpoint.Tls.disabled(), Map.of());
    }

    Password sourcePassword() {
        return new Password(MOVER.toCharArray());
    }

    Endpoint targetEndpoint() {
        return new Endpoint(
                "postgresql",
                target.host(),
                target.port(),
                target.name(),
                target.user(),
                Endpoint.Tls.disabled(),
                Map.of());
    }

    Password targetPassword() {
        return new Password(target.password().toCharArray());
    }

    SchemaPlan plan() {
        try (Password password = sourcePassword();
                var reader = Engine.of("mysql").openCatalog(sourceEndpoint(), password)) {
            return Plans.of(reader.read(new Selection(List.of(), List.of(), Map.of(), source.name(), false)));
        }
    }

    void fill(int customers) throws SQLException {
        source.execute(
                "INSERT INTO customer (email, name, created) SELECT CONCAT('c', seq, '@example.org'),"
                        + " CONCAT('Näme 🐦 ', seq), '2024-05-05 05:05:05.123456' + INTERVAL seq SECOND FROM seq_1_to_"
                        + customers,
                "INSERT INTO orders (customer, total, placed) SELECT 1 + seq % " + customers
                        + ", seq / 7, '2024-01-01' + INTERVAL seq MINUTE FROM seq_1_to_" + 3 * customers,
                "INSERT INTO item SELECT 1 + seq DIV 2, seq % 2, IF(seq % 5, CONCAT('thing ', seq), NULL), seq / 3"
                        + " FROM seq_0_to_" + (6 * customers - 1),
                "INSERT INTO account SELECT seq, 1000 FROM seq_1_to_100",
                "INSERT INTO note SELECT seq % 10, IF(seq % 3, 'dup', NULL), seq % 4 / 3 FROM seq_1_to_2000",
                "INSERT INTO document SELECT CONCAT('doc ', seq), REPEAT(CONCAT('täxt ', seq, ' '), seq % 200),"
                        + " UNHEX(REPEAT('00FF7f', seq % 100)) FROM seq_1_to_500");
    }

    /** Rows of both sides that have no equal on the other, by table; empty where all is equal. */
    Map<String, String> differences() throws SQLException {
        Map<String, String> differences = new TreeMap<>();
        for (String table : TABLES) {
            List<String> left = rows(source, "SELECT * FROM `" + table + "`");
            List<String> right = rows(target, "SELECT * FROM \"" + source.name() + "\".\"" + table + "\"");
            left.sort(null);
            right.sort(null);
            if (!left.equals(right)) {
                List<String> missing = new ArrayList<>(left);
                right.forEach(missing::remove);
                List<String> extra = new ArrayList<>(right);
                left.forEach(extra::remove);
                differences.put(
                        table,
                        left.size() + " and " + right.size() + " rows; missing "
                                + missing.subList(0, Math.min(3, missing.size())) + ", extra "
                                + extra.subList(0, Math.min(3, extra.size())));
            }
        }
        return differences;
    }

    private static List<String> rows(TestDatabase database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(text(found.getObject(i))).append('|');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case byte[] bytes -> java.util.HexFormat.of().formatHex(bytes);
            case java.sql.Timestamp time -> time.toInstant().toString();
            case Number number ->
                new java.math.BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }
}
