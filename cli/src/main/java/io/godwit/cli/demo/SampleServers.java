package io.godwit.cli.demo;

import io.godwit.cli.home.Home;
import io.godwit.cli.home.Settings;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.process.Lifetime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The two sides of the sample: a MariaDB and a PostgreSQL of its own, each with an ordinary account for Godwit that has the
 * rights which docs/operations.md asks for, and one for the application.
 */
final class SampleServers implements AutoCloseable {
    static final String DATABASE = "shop";

    private static final String SOURCE = "sample-mariadb";
    private static final String TARGET = "sample-postgresql";

    /** What the source's account needs; the last right is for freezing the source by Godwit. */
    static final String SOURCE_RIGHTS =
            "REPLICATION SLAVE, BINLOG MONITOR, REPLICA MONITOR, PROCESS, SHOW VIEW, TRIGGER, EVENT, SELECT, LOCK TABLES,"
                    + " READ_ONLY ADMIN";

    private final MariaDbServer source;
    private final PostgresServer target;
    private final Map<String, String> passwords;
    private final boolean keep;

    private SampleServers(MariaDbServer source, PostgresServer target, Map<String, String> passwords, boolean keep) {
        this.source = source;
        this.target = target;
        this.passwords = passwords;
        this.keep = keep;
    }

    static SampleServers start(Home home, boolean keep) {
        Map<String, String> passwords = new LinkedHashMap<>();
        java.security.SecureRandom random = new java.security.SecureRandom();
        for (String account : new String[] {"root", "godwit", "app"}) {
            passwords.put(account, Settings.token(random));
        }
        String root = String.valueOf(passwords.get("root"));
        Lifetime lifetime = keep ? Lifetime.OWN : Lifetime.WITH_PARENT;
        MariaDbServer source = MariaDbServer.in(home.folder(SOURCE))
                .lifetime(lifetime)
                .durable(false)
                .rootPassword(root)
                .setting("innodb_buffer_pool_size", "256M")
                .setting("max_allowed_packet", "128M")
                .setting("expire_logs_days", "3")
                .setting("binlog_row_metadata", "FULL")
                .build();
        PostgresServer target = PostgresServer.in(home.folder(TARGET))
                .lifetime(lifetime)
                .superuser("postgres", root)
                .setting("shared_buffers", "128MB")
                .setting("max_wal_size", "2GB")
                .setting("checkpoint_timeout", "15min")
                .build();
        if (keep) {
            Home.write(passwordFile(home), String.valueOf(passwords.get("app")) + "\n");
        }
        Thread other = Thread.ofPlatform().start(target::start);
        source.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new SampleServers(source, target, passwords, keep);
    }

    /** Accounts, tables, rows. */
    void fill() throws SQLException {
        try (Connection root = connect(source.port(), "root", "");
                Statement statement = root.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE);
            statement.execute("CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4");
            for (String account : new String[] {"godwit", "app"}) {
                statement.execute(
                        "CREATE OR REPLACE USER " + account + "@'%' IDENTIFIED BY '" + passwords.get(account) + "'");
            }
            statement.execute("GRANT " + SOURCE_RIGHTS + " ON *.* TO godwit@'%'");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + DATABASE + ".* TO app@'%'");
            statement.execute("USE " + DATABASE);
            new SqlScript("/demo/shop.sql").run(root);
            new SqlScript("/demo/shop-rows.sql").run(root);
        }
        try (Connection root = DriverManager.getConnection(target.jdbcUrl("postgres"), account("postgres", "root"));
                Statement statement = root.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
            for (String account : new String[] {"godwit", "app"}) {
                statement.execute("DROP ROLE IF EXISTS " + account);
                statement.execute("CREATE ROLE " + account + " LOGIN PASSWORD '" + passwords.get(account) + "'");
            }
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER godwit");
            statement.execute("GRANT SET ON PARAMETER session_replication_role TO godwit");
        }
    }

    String sourceUrl() {
        return "mysql://godwit@127.0.0.1:" + source.port() + "/" + DATABASE;
    }

    String targetUrl() {
        return "postgresql://godwit@127.0.0.1:" + target.port() + "/" + DATABASE;
    }

    char[] godwitPassword() {
        return String.valueOf(passwords.get("godwit")).toCharArray();
    }

    SampleApplication.Database source() {
        return new SampleApplication.Database() {
            @Override
            public Connection connect() throws SQLException {
                Connection connection = SampleServers.this.connect(source.port(), "app", DATABASE);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET SESSION sql_mode = 'ANSI_QUOTES', time_zone = '+00:00'");
                }
                return connection;
            }

            @Override
            public boolean closedForWrites(SQLException failure) {
                return failure.getErrorCode() == 1290 || failure.getErrorCode() == 1836;
            }
        };
    }

    SampleApplication.Database target() {
        return new SampleApplication.Database() {
            @Override
            public Connection connect() throws SQLException {
                Properties properties = account("app", "app");
                properties.setProperty("currentSchema", DATABASE);
                properties.setProperty("stringtype", "unspecified");
                return DriverManager.getConnection(target.jdbcUrl(DATABASE), properties);
            }

            @Override
            public boolean closedForWrites(SQLException failure) {
                return false;
            }
        };
    }

    /** What the person who cuts over would do: let the application in. */
    void openTargetToApplication() throws SQLException {
        try (Connection owner = DriverManager.getConnection(target.jdbcUrl(DATABASE), account("godwit", "godwit"));
                Statement statement = owner.createStatement()) {
            statement.execute("GRANT USAGE ON SCHEMA " + DATABASE + " TO app");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " + DATABASE + " TO app");
            statement.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA " + DATABASE + " TO app");
        }
    }

    String describeSource() throws SQLException {
        try (Connection root = connect(source.port(), "root", DATABASE);
                Statement statement = root.createStatement();
                java.sql.ResultSet result = statement.executeQuery(
                        "SELECT version(), count(*), sum(table_rows), sum(data_length + index_length)"
                                + " FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = '"
                                + DATABASE + "'")) {
            result.next();
            return "MariaDB " + result.getString(1).replaceAll("-.*", "") + "   " + DATABASE + "   " + result.getInt(2)
                    + " tables   " + io.godwit.cli.view.Numbers.about(result.getDouble(3)) + " rows   "
                    + io.godwit.cli.view.Numbers.bytes(result.getDouble(4));
        }
    }

    private Connection connect(int port, String account, String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?sslMode=disable&allowPublicKeyRetrieval=true",
                account(account, account));
    }

    private Properties account(String user, String passwordOf) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", String.valueOf(passwords.get(passwordOf)));
        return properties;
    }

    /** Where the kept servers answer, and as whom. */
    String describeKept(Home home) {
        return "  source      mysql://app@127.0.0.1:" + source.port() + "/" + DATABASE
                + System.lineSeparator()
                + "  target      postgresql://app@127.0.0.1:" + target.port() + "/" + DATABASE
                + System.lineSeparator()
                + "  password    of app on both: " + passwordFile(home);
    }

    /** Ends the servers that an earlier demo kept in this home; nothing happens where there are none. */
    static void stopKept(Home home) {
        if (Files.isDirectory(home.root().resolve(SOURCE))) {
            MariaDbServer.in(home.folder(SOURCE)).lifetime(Lifetime.OWN).build().stop();
        }
        if (Files.isDirectory(home.root().resolve(TARGET))) {
            PostgresServer.in(home.folder(TARGET))
                    .lifetime(Lifetime.OWN)
                    .build()
                    .stop();
        }
    }

    private static Path passwordFile(Home home) {
        return home.keys().resolve("sample-app-password");
    }

    @Override
    public void close() {
        if (!keep) {
            source.stop();
            target.stop();
        }
    }
}
