package io.godwit.e2e;

import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.process.Lifetime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The odd database on a source and a target in different time zones, with ordinary accounts, and the comparison of both. */
final class OddRoad implements AutoCloseable {
    static final String DATABASE = "ödd \"db's";
    static final String ACCOUNT = "mövér o'x";
    static final String PASSWORD = "pä\"ss'wörd \\ €1";

    private final MariaDbServer source;
    private final PostgresServer target;
    private final AtomicLong committed = new AtomicLong();
    private @Nullable Thread writer;

    OddRoad(Path folder, Lifetime lifetime) {
        source = MariaDbServer.in(folder.resolve("source"))
                .lifetime(lifetime)
                .durable(false)
                .rootPassword("root-secret")
                .setting("expire_logs_days", "3")
                .setting("max_allowed_packet", "256M")
                .setting("default_time_zone", "-03:30")
                .setting("lower_case_table_names", "0")
                .start();
        target = PostgresServer.in(folder.resolve("target"))
                .lifetime(lifetime)
                .superuser("postgres", "root-secret")
                .setting("timezone", "Asia/Kathmandu")
                .setting("datestyle", "German")
                .start();
    }

    MariaDbServer source() {
        return source;
    }

    PostgresServer target() {
        return target;
    }

    AtomicLong committed() {
        return committed;
    }

    /** Tables, rows, accounts with exactly the rights that docs/operations.md asks for. */
    void fill() throws SQLException {
        String database = "`" + DATABASE + "`";
        String account = "'" + ACCOUNT.replace("'", "''") + "'";
        String password = "'" + PASSWORD.replace("'", "''") + "'";
        try (Connection root = mariaDb("root", "root-secret", "");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
            statement.execute("CREATE USER " + account + "@'%' IDENTIFIED BY " + password.replace("\\", "\\\\"));
            statement.execute(
                    "GRANT REPLICATION SLAVE, BINLOG MONITOR, REPLICA MONITOR, PROCESS ON *.* TO " + account + "@'%'");
            statement.execute("GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, LOCK TABLES ON " + database + ".* TO " + account
                    + "@'%'");
            statement.execute("GRANT READ_ONLY ADMIN ON *.* TO " + account + "@'%'");
            statement.execute("CREATE USER app@'%' IDENTIFIED BY 'app-secret'");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + database + ".* TO app@'%'");
            statement.execute("USE " + database);
            OddDatabase.fill(root);
        }
        String role = "\"" + ACCOUNT.replace("\"", "\"\"") + "\"";
        try (Connection root = postgres("postgres");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD " + password);
            statement.execute("CREATE DATABASE shop OWNER " + role);
            statement.execute("GRANT SET ON PARAMETER session_replication_role TO " + role);
        }
    }

    void startWriter(double perSecond) {
        writer = Thread.ofPlatform().name("application").start(() -> {
            try (Connection connection = mariaDb("app", "app-secret", DATABASE)) {
                OddDatabase.write(connection, perSecond, committed);
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

    String sourceUrl() {
        return "mysql://" + encoded(ACCOUNT) + "@127.0.0.1:" + source.port() + "/" + encoded(DATABASE);
    }

    String targetUrl() {
        return "postgresql://" + encoded(ACCOUNT) + "@127.0.0.1:" + target.port() + "/shop";
    }

    /** Table → what is different, for the tables that are. */
    Map<String, String> differences() throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Connection from = mariaDb("root", "root-secret", "");
                Connection to = postgres("shop")) {
            for (String table : StrictRows.tables(from, DATABASE)) {
                Map<String, String> columns = StrictRows.columns(from, DATABASE, table);
                try {
                    TreeMap<String, Integer> expected = StrictRows.ofMariaDb(from, DATABASE, table, columns);
                    TreeMap<String, Integer> actual = StrictRows.ofPostgreSql(to, DATABASE, table, columns);
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

    int tables() throws SQLException {
        try (Connection from = mariaDb("root", "root-secret", "")) {
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
        return missing.size() + " rows only at the source, " + added.size() + " only at the target\n      < "
                + first(missing) + "\n      > " + first(added);
    }

    private static String first(List<String> rows) {
        return String.join(
                "\n        ",
                rows.stream()
                        .limit(3)
                        .map(row -> row.substring(0, Math.min(400, row.length())))
                        .toList());
    }

    Connection mariaDb(String user, String password, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + source.port() + "/"
                        + "?timezone=UTC&forceConnectionTimeZoneToSession=true",
                account(user, password, database));
    }

    Connection postgres(String database) throws SQLException {
        Connection connection =
                DriverManager.getConnection(target.jdbcUrl(database), account("postgres", "root-secret", ""));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'; SET datestyle = 'ISO'; SET extra_float_digits = 1");
        }
        return connection;
    }

    private static Properties account(String user, String password, String database) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        if (!database.isEmpty()) {
            properties.setProperty("initSql", "USE `" + database + "`");
        }
        return properties;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    @Override
    public void close() {
        source.stop();
        target.stop();
    }
}
