package io.godwit.e2e;

import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.process.Lifetime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The odd database on its way from a source to a database of the target, with ordinary accounts, and the comparison of both. */
final class OddRoad {
    static final String DATABASE = "ödd \"db's 100%d";
    static final String ACCOUNT = "mövér o'x";
    static final String PASSWORD = "pä\"ss'wörd \\ €1";

    private final OddSource source;
    private final PostgresServer target;
    private final String targetDatabase;
    private final AtomicLong committed = new AtomicLong();
    private @Nullable Thread writer;

    OddRoad(OddSource source, PostgresServer target, String targetDatabase) {
        this.source = source;
        this.target = target;
        this.targetDatabase = targetDatabase;
    }

    /** A target whose zone and way to write dates are others than the source's. */
    static PostgresServer target(Path folder, Lifetime lifetime) throws SQLException {
        PostgresServer target = PostgresServer.in(folder)
                .lifetime(lifetime)
                .superuser("postgres", "root-secret")
                .setting("timezone", "Asia/Kathmandu")
                .setting("datestyle", "German")
                .setting("intervalstyle", "sql_standard")
                .start();
        try (Connection root = connect(target, "postgres");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE ROLE " + role() + " LOGIN PASSWORD '" + PASSWORD.replace("'", "''") + "'");
            statement.execute("GRANT SET ON PARAMETER session_replication_role TO " + role());
        }
        return target;
    }

    private static String role() {
        return "\"" + ACCOUNT.replace("\"", "\"\"") + "\"";
    }

    AtomicLong committed() {
        return committed;
    }

    /** Tables, rows, accounts. */
    void fill() throws SQLException {
        source.fill(DATABASE, ACCOUNT, PASSWORD);
        try (Connection root = connect(target, "postgres");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE DATABASE " + targetDatabase + " OWNER " + role());
        }
    }

    void startWriter(double perSecond) {
        writer = Thread.ofPlatform().name("application").start(() -> {
            try (Connection connection = source.connect("app", "app-secret", DATABASE)) {
                OddDatabase.write(connection, source.flavor(), perSecond, committed);
            } catch (SQLException e) {
                System.err.println("the application ended: " + e.getMessage());
            }
        });
    }

    void stopWriter() throws InterruptedException {
        Thread running = writer;
        if (running != null) {
            running.interrupt();
            running.join();
        }
    }

    String sourceUrl() throws SQLException {
        return "mysql://" + OddSource.encoded(ACCOUNT) + "@127.0.0.1:" + source.port() + "/"
                + OddSource.encoded(DATABASE) + source.parameters();
    }

    String targetUrl() {
        return "postgresql://" + OddSource.encoded(ACCOUNT) + "@127.0.0.1:" + target.port() + "/" + targetDatabase;
    }

    /** Table → what is different, for the tables that are. */
    /** @param renamed source's name → target's, of the tables for which they differ */
    Map<String, String> differences(Map<String, String> renamed) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Connection from = source.root();
                Connection to = connect(target, targetDatabase)) {
            for (String table : StrictRows.tables(from, DATABASE)) {
                Map<String, String> columns = StrictRows.columns(from, DATABASE, table);
                try {
                    TreeMap<String, Integer> expected = StrictRows.ofMariaDb(from, DATABASE, table, columns);
                    TreeMap<String, Integer> actual =
                            StrictRows.ofPostgreSql(to, DATABASE, renamed.getOrDefault(table, table), columns);
                    if (!expected.equals(actual)) {
                        found.put(table, difference(expected, actual));
                    }
                } catch (SQLException e) {
                    found.put(table, String.valueOf(e.getMessage()));
                }
            }
        }
        return found;
    }

    /** How many zero dates these columns hold now, {@code database.table.column}, by what the source shows of them. */
    Map<String, Long> zeroDates(Set<String> columns) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection from = source.root();
                Statement statement = from.createStatement()) {
            for (String column : columns) {
                String[] parts = column.substring(DATABASE.length() + 1).split("\\.");
                try (ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM `" + DATABASE + "`.`" + parts[0]
                        + "` WHERE CAST(`" + parts[1] + "` AS CHAR) REGEXP '^(0000|....-00|.......-00)'")) {
                    result.next();
                    counts.put(column, result.getLong(1));
                }
            }
        }
        return counts;
    }

    int tables() throws SQLException {
        try (Connection from = source.root()) {
            return StrictRows.tables(from, DATABASE).size();
        }
    }

    private static String difference(TreeMap<String, Integer> expected, TreeMap<String, Integer> actual) {
        List<String> missing = new ArrayList<>();
        List<String> added = new ArrayList<>();
        expected.forEach((row, count) -> {
            if (!count.equals(actual.get(row))) {
                missing.add(count + "× " + row);
            }
        });
        actual.forEach((row, count) -> {
            if (!count.equals(expected.get(row))) {
                added.add(count + "× " + row);
            }
        });
        return "columns " + columns(missing, added) + ": " + missing.size() + " rows only at the source, "
                + added.size() + " only at the target\n      < " + first(missing) + "\n      > " + first(added);
    }

    /** The columns that differ between rows that begin alike. */
    private static TreeSet<String> columns(List<String> missing, List<String> added) {
        Map<String, String> byBegin = new HashMap<>();
        missing.forEach(row -> byBegin.put(row.split(" ", 3)[1], row));
        TreeSet<String> columns = new TreeSet<>();
        for (String row : added) {
            String other = byBegin.get(row.split(" ", 3)[1]);
            if (other != null) {
                String[] one = row.split(" ", -1);
                String[] two = other.split(" ", -1);
                for (int i = 0; i < Math.min(one.length, two.length); i++) {
                    if (!one[i].equals(two[i])) {
                        columns.add(two[i].replaceAll("=.*", ""));
                    }
                }
            }
        }
        return columns;
    }

    private static String first(List<String> rows) {
        return String.join(
                "\n        ",
                rows.stream()
                        .limit(3)
                        .map(row -> row.substring(0, Math.min(900, row.length())))
                        .toList());
    }

    static Connection connect(PostgresServer target, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", "root-secret");
        Connection connection = DriverManager.getConnection(target.jdbcUrl(database), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'; SET datestyle = 'ISO'; SET extra_float_digits = 1");
        }
        return connection;
    }
}
