package io.godwit.e2e;

import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.process.Lifetime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A source and a target with ordinary accounts, whose passwords are the ones that must show up nowhere. */
final class OperationsServers implements AutoCloseable {
    /** What no escaping changes of the passwords. */
    static final String SOURCE_CORE = "sRcQ7gOdWiTx4pLanTeD";

    static final String TARGET_CORE = "tGtZ9gOdWiTk2pLanTeD";
    static final String SOURCE_PASSWORD = "ä'" + SOURCE_CORE + "\\\" ";
    static final String TARGET_PASSWORD = "ö'" + TARGET_CORE + "\\\" ";
    private static final String ROOT = "root-secret";
    /** What the sessions of the tests themselves do not take over from {@link #awkwardDefaults}. */
    private static final String USUAL =
            "sql_select_limit=18446744073709551615,sql_mode='STRICT_TRANS_TABLES',tx_isolation='REPEATABLE-READ',"
                    + "wait_timeout=28800,net_write_timeout=600,net_read_timeout=600,idle_transaction_timeout=0";

    final MariaDbServer source;
    final PostgresServer target;
    private final Path folder;

    OperationsServers(Path folder) throws SQLException {
        this.folder = folder;
        source = MariaDbServer.in(folder.resolve("source"))
                .lifetime(Lifetime.WITH_PARENT)
                .durable(false)
                .rootPassword(ROOT)
                .setting("expire_logs_days", "3")
                .setting("binlog_row_metadata", "FULL")
                .start();
        target = PostgresServer.in(folder.resolve("target"))
                .lifetime(Lifetime.WITH_PARENT)
                .superuser("postgres", ROOT)
                .start();
        onSource(
                "",
                "CREATE USER mover@'%' IDENTIFIED BY '" + quoted(SOURCE_PASSWORD.replace("\\", "\\\\")) + "'",
                "GRANT REPLICATION SLAVE, BINLOG MONITOR, REPLICA MONITOR, PROCESS, SHOW VIEW, TRIGGER, EVENT,"
                        + " SELECT, LOCK TABLES, READ_ONLY ADMIN ON *.* TO mover@'%'");
        onTarget("postgres", "CREATE ROLE mover LOGIN PASSWORD '" + quoted(TARGET_PASSWORD) + "'");
        awkwardDefaults();
    }

    /** Defaults that sessions of Godwit must not inherit: each would break it, or change what is read or written. */
    private void awkwardDefaults() throws SQLException {
        onSource(
                "",
                "SET GLOBAL sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH'",
                "SET GLOBAL time_zone = '+05:45'",
                "SET GLOBAL init_connect = 'SET autocommit = 0, NAMES latin1'",
                "SET GLOBAL wait_timeout = 3",
                "SET GLOBAL interactive_timeout = 3",
                "SET GLOBAL net_write_timeout = 2",
                "SET GLOBAL net_read_timeout = 2",
                "SET GLOBAL idle_transaction_timeout = 1",
                "SET GLOBAL sql_select_limit = 10",
                "SET GLOBAL tx_isolation = 'READ-UNCOMMITTED'");
        for (String setting : List.of(
                "statement_timeout = '1s'",
                "lock_timeout = '10ms'",
                "idle_in_transaction_session_timeout = '1s'",
                "idle_session_timeout = '2s'",
                "transaction_timeout = '1s'",
                "default_transaction_isolation = 'serializable'",
                "TimeZone = 'Asia/Kathmandu'",
                "DateStyle = 'SQL, DMY'",
                "IntervalStyle = 'sql_standard'",
                "bytea_output = 'escape'",
                "standard_conforming_strings = off",
                "extra_float_digits = -15",
                "search_path = 'nowhere'",
                "client_encoding = 'LATIN1'",
                "synchronous_commit = off",
                "transform_null_equals = on",
                "array_nulls = off")) {
            onTarget("postgres", "ALTER ROLE mover SET " + setting);
        }
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    /** An empty database of this name on both sides. */
    void database(String name) throws SQLException {
        onSource("", "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        onTarget("postgres", "CREATE DATABASE " + name + " OWNER mover");
    }

    /** A server that writes no binary log. */
    MariaDbServer withoutLog() throws SQLException {
        MariaDbServer server = MariaDbServer.in(folder.resolve("unlogged"))
                .lifetime(Lifetime.WITH_PARENT)
                .durable(false)
                .rootPassword(ROOT)
                .setting("log-bin", "OFF")
                .setting("skip-log-bin", "ON")
                .start();
        try (Connection root = DriverManager.getConnection(server.jdbcUrl(""), "root", ROOT);
                Statement statement = root.createStatement()) {
            statement.execute("CREATE DATABASE shop");
            statement.execute("CREATE TABLE shop.t (id int PRIMARY KEY)");
            statement.execute("CREATE USER mover@'%' IDENTIFIED BY 'other'");
            statement.execute("GRANT ALL ON *.* TO mover@'%'");
        }
        return server;
    }

    Connection source(String database) throws SQLException {
        return DriverManager.getConnection(
                source.jdbcUrl(database) + "?timezone=UTC&useServerPrepStmts=true&sessionVariables=" + USUAL,
                "root",
                ROOT);
    }

    Connection target(String database) throws SQLException {
        return DriverManager.getConnection(target.jdbcUrl(database), "postgres", ROOT);
    }

    void targetRows(Leaks leaks, String database) throws SQLException {
        leaks.rows("the target " + database, target.jdbcUrl(database), "postgres", ROOT);
    }

    /** Statements of one session. */
    void onSource(String database, String... statements) throws SQLException {
        try (Connection root = source(database);
                Statement statement = root.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    void onTarget(String database, String... statements) throws SQLException {
        try (Connection root = target(database);
                Statement statement = root.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String target(String database, String query) throws SQLException {
        try (Connection root = target(database);
                Statement statement = root.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    boolean equal(String database, String table) throws SQLException {
        try (Connection from = source(database);
                Connection to = target(database)) {
            List<String> columns = PlainRows.columns(from, "`" + table + "`");
            return PlainRows.columns(to, "\"" + database + "\".\"" + table + "\"")
                            .containsAll(columns)
                    && PlainRows.of(from, "`" + table + "`", columns, '`')
                            .equals(PlainRows.of(to, "\"" + database + "\".\"" + table + "\"", columns, '"'));
        }
    }

    String from(String database) {
        return "mysql://mover@127.0.0.1:" + source.port() + "/" + database;
    }

    String to(String database) {
        return "postgresql://mover@127.0.0.1:" + target.port() + "/" + database;
    }

    @Override
    public void close() {
        source.stop();
        target.stop();
    }
}
