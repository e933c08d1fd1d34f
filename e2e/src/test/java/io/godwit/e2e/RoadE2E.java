package io.godwit.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.process.Lifetime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole road by the command line, over a live source, compared by plain JDBC. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoadE2E {
    private static final String PASSWORD = "pä\"ss'wörd \\ 1";
    private static final List<String> TABLES = List.of("customer", "Order Line", "note", "keyless", "edge");

    @TempDir
    static Path folder;

    private static MariaDbServer source;
    private static PostgresServer target;
    private static Godwit godwit;

    @BeforeAll
    static void start() throws Exception {
        Awaitility.setDefaultPollInterval(Duration.ofSeconds(1)); // each look starts a virtual machine
        source = MariaDbServer.in(folder.resolve("source"))
                .lifetime(Lifetime.WITH_PARENT)
                .durable(false)
                .rootPassword("root-secret")
                .setting("expire_logs_days", "3")
                .start();
        target = PostgresServer.in(folder.resolve("target"))
                .lifetime(Lifetime.WITH_PARENT)
                .superuser("postgres", "root-secret")
                .start();
        try (Connection root = mariaDb("");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE DATABASE `söhop` CHARACTER SET utf8mb4");
            statement.execute("CREATE USER mover@'%' IDENTIFIED BY '"
                    + PASSWORD.replace("\\", "\\\\").replace("'", "''") + "'");
            statement.execute(
                    "GRANT REPLICATION SLAVE, BINLOG MONITOR, REPLICA MONITOR, PROCESS, SHOW VIEW, TRIGGER, EVENT,"
                            + " SELECT, LOCK TABLES, READ_ONLY ADMIN ON *.* TO mover@'%'");
            statement.execute("CREATE USER app@'%' IDENTIFIED BY 'app-secret'");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON `söhop`.* TO app@'%'");
        }
        try (Connection root = mariaDb("söhop");
                Statement statement = root.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
        try (Connection root = postgres("postgres");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE ROLE mover LOGIN PASSWORD '" + PASSWORD.replace("'", "''") + "'");
            statement.execute("CREATE DATABASE shop OWNER mover");
        }
        godwit = new Godwit(folder.resolve("höme 1% x"));
        assertThat(godwit.run(Duration.ofMinutes(8), Map.of(), "up").exitCode()).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            godwit.close();
        } finally {
            source.stop();
            target.stop();
        }
    }

    @Test
    @Order(1)
    void shouldBeEqualWhenMigratedUnderAWriter() throws Exception {
        AtomicBoolean ending = new AtomicBoolean();
        AtomicLong written = new AtomicLong();
        Thread writer = Thread.ofPlatform().start(() -> write(ending, written));
        Godwit.Result ready;
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> written.get() > 50);
            ready = migrate();
        } finally {
            ending.set(true);
            writer.join();
        }
        assertThat(ready.exitCode()).as(ready.output()).isZero();
        await().atMost(Duration.ofMinutes(3)).untilAsserted(RoadE2E::assertEqual);
    }

    @Test
    @Order(2)
    void shouldNameTheRowsWhenTheTargetWasChangedBehindItsBack() throws Exception {
        try (Connection root = postgres("shop");
                Statement statement = root.createStatement()) {
            statement.execute("UPDATE \"söhop\".customer SET name = name || ' ' WHERE id = 17");
            statement.execute("DELETE FROM \"söhop\".note WHERE id = 5");
        }
        Godwit.Result verify = godwit.run(Duration.ofMinutes(3), Map.of(), "verify", "road");
        assertThat(verify.exitCode()).as(verify.output()).isZero();
        await().atMost(Duration.ofMinutes(6)).untilAsserted(() -> {
            Godwit.Result tables = godwit.run(Duration.ofMinutes(3), Map.of(), "tables", "road");
            assertThat(tables.output()).containsPattern("customer +[\\d,]+ +[\\d,]+ +differs");
            assertThat(tables.output()).containsPattern("note +[\\d,]+ +[\\d,]+ +differs");
            assertThat(tables.output()).containsPattern("edge +[\\d,]+ +[\\d,]+ +equal");
            Godwit.Result findings = godwit.run(Duration.ofMinutes(3), Map.of(), "findings", "road");
            assertThat(findings.output()).contains("söhop.customer, rule REP-021");
            assertThat(findings.output()).contains("söhop.note, rule REP-021");
            Godwit.Result ledger = godwit.run(Duration.ofMinutes(3), Map.of(), "ledger", "road");
            assertThat(ledger.output()).containsPattern("customer +id = 17 ").containsPattern("note +id = 5 ");
        });
    }

    @Test
    @Order(3)
    void shouldBeEqualAgainWhenRepaired() throws Exception {
        Godwit.Result repair = godwit.run(Duration.ofMinutes(3), Map.of(), "repair", "road", "customer");
        assertThat(repair.exitCode()).as(repair.output()).isZero();
        Godwit.Result ledger = godwit.run(Duration.ofMinutes(3), Map.of(), "ledger", "road", "--json");
        Matcher entry = Pattern.compile("\"id\":(\\d+),\"table\":\"söhop.note\".*\"key\":\"id = 5\"")
                .matcher(ledger.output());
        assertThat(entry.find()).as(ledger.output()).isTrue();
        Godwit.Result replay = godwit.run(Duration.ofMinutes(3), Map.of(), "replay", "road", entry.group(1));
        assertThat(replay.exitCode()).as(replay.output()).isZero();
        await().atMost(Duration.ofMinutes(6)).untilAsserted(RoadE2E::assertEqual);
    }

    @Test
    @Order(4)
    void shouldTakeWritesWhenCutOver() throws Exception {
        Godwit.Result verify = godwit.run(Duration.ofMinutes(3), Map.of(), "verify", "road");
        assertThat(verify.exitCode()).as(verify.output()).isZero();
        Godwit.Result ready = migrate();
        assertThat(ready.exitCode()).as(ready.output()).isZero();
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            Godwit.Result plan = godwit.run(Duration.ofMinutes(3), Map.of(), "cutover", "road", "--plan");
            assertThat(plan.output())
                    .contains(
                            "SET GLOBAL read_only = ON",
                            "SELECT setval(s.seqrelid::regclass",
                            "pg_get_serial_sequence('\"söhop\".\"customer\"'")
                    .contains("no way back", "Nothing was done");
        });
        Godwit.Result cutover = godwit.run(Duration.ofMinutes(3), Map.of(), "cutover", "road", "--yes");
        assertThat(cutover.exitCode()).as(cutover.output()).isZero();
        assertEqual();
        try (Connection root = postgres("shop");
                Statement statement = root.createStatement()) {
            statement.execute("INSERT INTO \"söhop\".customer (email, name) VALUES ('first@x', 'after the cut-over')");
            statement.execute("UPDATE \"söhop\".customer SET name = 'again' WHERE email = 'first@x'");
            try (ResultSet touched = statement.executeQuery(
                    "SELECT touched > now() - interval '1 day' FROM \"söhop\".customer WHERE email = 'first@x'")) {
                touched.next();
                assertThat(touched.getBoolean(1))
                        .as("ON UPDATE CURRENT_TIMESTAMP goes on")
                        .isTrue();
            }
        }
    }

    @Test
    @Order(5)
    @Tag("H21")
    void shouldNameWhatIsLeftThenLeaveNothing() throws Exception {
        Godwit.Result named = godwit.run(Duration.ofMinutes(8), Map.of(), "clean", "road");
        assertThat(named.exitCode()).as(named.output()).isEqualTo(1);
        assertThat(named.output()).contains("SET GLOBAL read_only = OFF;   -- on road-source");
        try (Connection root = mariaDb("");
                Statement statement = root.createStatement()) {
            statement.execute("SET GLOBAL read_only = OFF");
        }
        Godwit.Result clean = godwit.run(Duration.ofMinutes(8), Map.of(), "clean", "road");
        assertThat(clean.exitCode()).as(clean.output()).isZero();
        assertThat(clean.output()).contains("Nothing of Godwit is left on road-source and road-target.");
        try (Connection root = postgres("shop");
                Statement statement = root.createStatement();
                ResultSet schemas =
                        statement.executeQuery("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'godwit%'")) {
            schemas.next();
            assertThat(schemas.getInt(1)).isZero();
        }
    }

    private static Godwit.Result migrate() throws Exception {
        return godwit.run(
                Duration.ofMinutes(15),
                Map.of("GODWIT_SOURCE_PASSWORD", PASSWORD, "GODWIT_TARGET_PASSWORD", PASSWORD),
                "migrate",
                "--name",
                "road",
                "--from",
                "mysql://mover@127.0.0.1:" + source.port() + "/s%C3%B6hop",
                "--to",
                "postgresql://mover@127.0.0.1:" + target.port() + "/shop");
    }

    private static void assertEqual() throws SQLException {
        try (Connection from = mariaDb("söhop");
                Connection to = postgres("shop")) {
            for (String table : TABLES) {
                List<String> columns = PlainRows.columns(from, "`" + table + "`");
                TreeMap<String, Integer> expected = PlainRows.of(from, "`" + table + "`", columns, '`');
                assertThat(PlainRows.of(to, "\"söhop\".\"" + table + "\"", columns, '"'))
                        .as(table)
                        .isEqualTo(expected);
            }
        }
    }

    private static void write(AtomicBoolean ending, AtomicLong written) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:mariadb://127.0.0.1:" + source.port() + "/söhop", account("app", "app-secret"));
                Statement statement = connection.createStatement()) {
            for (long i = 1; !ending.get(); i++) {
                statement.execute("INSERT INTO customer (email, name) VALUES ('w" + i + "@x', 'Ünï " + i + "')");
                statement.execute("UPDATE note SET body = concat(body, '.'), customer = NULL WHERE id = " + (i % 400));
                statement.execute("UPDATE `Order Line` SET line = line + 1000 WHERE `order` = " + i % 300
                        + " ORDER BY line DESC");
                statement.execute("DELETE FROM customer WHERE id = " + (100 + i % 800));
                statement.execute("INSERT INTO keyless VALUES (" + i % 5 + ", 'again', 1.5)");
                written.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection mariaDb(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + source.port() + "/" + database + "?timezone=UTC&useServerPrepStmts=true",
                account("root", "root-secret"));
    }

    private static Connection postgres(String database) throws SQLException {
        Connection connection =
                DriverManager.getConnection(target.jdbcUrl(database), account("postgres", "root-secret"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        }
        return connection;
    }

    private static Properties account(String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }

    private static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE customer (
              id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(100) NOT NULL UNIQUE,
              name varchar(100) NOT NULL, balance decimal(12,2) NOT NULL DEFAULT 1.50, seen timestamp(3) NULL DEFAULT CURRENT_TIMESTAMP(3),
              touched datetime NOT NULL DEFAULT '2001-01-01' ON UPDATE CURRENT_TIMESTAMP)
            """,
            """
            CREATE TABLE `Order Line` (
              `order` int NOT NULL, line int NOT NULL, customer bigint unsigned NOT NULL, quantity int unsigned, price decimal(10,4),
              PRIMARY KEY (`order`, line),
              FOREIGN KEY (customer) REFERENCES customer (id) ON DELETE CASCADE)
            """,
            """
            CREATE TABLE note (
              id int NOT NULL PRIMARY KEY, customer bigint unsigned, body text, at datetime(6),
              FOREIGN KEY (customer) REFERENCES customer (id) ON DELETE SET NULL)
            """,
            "CREATE TABLE keyless (a int, b varchar(20), c double)",
            """
            CREATE TABLE edge (
              id int NOT NULL PRIMARY KEY, u bigint unsigned, d decimal(65,30), f float, t time(6), y year, e enum('a','ä''"','') NOT NULL,
              s set('x','y'), b bit(9), x varbinary(20), l varchar(20) CHARACTER SET latin1, j json)
            """,
            "INSERT INTO customer (id, email, name) SELECT seq, concat('c', seq, '@x'), concat('Name ', seq) FROM seq_1_to_1000",
            "INSERT INTO `Order Line` SELECT seq % 300, seq, 1 + seq % 1000, seq, seq / 3 FROM seq_1_to_2000",
            "INSERT INTO note SELECT seq, 1 + seq % 1000, repeat('é', seq % 50), '2024-02-29 23:59:59.999999' FROM seq_1_to_500",
            "INSERT INTO keyless SELECT seq % 7, nullif(concat('v', seq % 3), 'v0'), seq % 5 / 2 FROM seq_1_to_300",
            """
            INSERT INTO edge VALUES
              (1, 18446744073709551615, -99999999999999999999999999999999999.999999999999999999999999999999, 1234567, '-838:59:59', 1901, 'a', 'x,y', b'101010101', x'00ff00', '€äž', '{"a": [1, 2.50, "ü"]}'),
              (2, 0, 0, -0.0, '838:59:59', 2155, 'ä''"', '', b'0', '', '', '[]'),
              (3, NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, NULL, NULL, NULL)
            """);
}
