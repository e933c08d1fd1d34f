package io.godwit.e2e.chaos;

import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.Server;
import io.godwit.platform.servers.process.Lifetime;
import io.godwit.platform.servers.test.FaultProxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Source and target: a real MariaDB and a real PostgreSQL, which Godwit reaches through networks that can be cut, with
 * ordinary accounts. The target commits without waiting for its disk: killed, it loses what it confirmed last (H3).
 */
final class Sides implements AutoCloseable {
    static final String ACCOUNT = "mover";
    static final String PASSWORD = "mover-secret";
    private static final String ROOT_PASSWORD = "root-secret";

    private final MariaDbServer source;
    private final PostgresServer target;
    private final FaultProxy sourceLink;
    private final FaultProxy targetLink;

    private Sides(MariaDbServer source, PostgresServer target) {
        this.source = source;
        this.target = target;
        this.sourceLink = new FaultProxy("127.0.0.1", source.port());
        this.targetLink = new FaultProxy("127.0.0.1", target.port());
    }

    static Sides start(Path folder) throws SQLException {
        MariaDbServer source = MariaDbServer.in(folder.resolve("source"))
                .lifetime(Lifetime.WITH_PARENT)
                .durable(false)
                .rootPassword(ROOT_PASSWORD)
                .setting("expire_logs_days", "3")
                .setting("binlog_row_metadata", "FULL")
                .start();
        PostgresServer target = PostgresServer.in(folder.resolve("target"))
                .lifetime(Lifetime.WITH_PARENT)
                .durable(false)
                .superuser("postgres", ROOT_PASSWORD)
                .setting("max_wal_size", "2GB")
                .start();
        Sides sides = new Sides(source, target);
        sides.accounts();
        return sides;
    }

    private void accounts() throws SQLException {
        try (Connection root = source("");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE USER " + ACCOUNT + "@'%' IDENTIFIED BY '" + PASSWORD + "'");
            statement.execute("GRANT REPLICATION SLAVE, BINLOG MONITOR, REPLICA MONITOR, PROCESS, SHOW VIEW, TRIGGER,"
                    + " EVENT, SELECT, LOCK TABLES, READ_ONLY ADMIN ON *.* TO " + ACCOUNT + "@'%'");
        }
        try (Connection root = target("postgres");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE ROLE " + ACCOUNT + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("GRANT SET ON PARAMETER session_replication_role TO " + ACCOUNT);
        }
    }

    Server source() {
        return source;
    }

    Server target() {
        return target;
    }

    FaultProxy sourceLink() {
        return sourceLink;
    }

    FaultProxy targetLink() {
        return targetLink;
    }

    /** As the superuser, past the network that can be cut. */
    Connection source(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + source.port() + "/" + database
                        + "?timezone=UTC&useServerPrepStmts=true&connectTimeout=3000",
                superuser("root"));
    }

    /** As the superuser, past the network that can be cut. */
    Connection target(String database) throws SQLException {
        Connection connection = DriverManager.getConnection(target.jdbcUrl(database), superuser("postgres"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
        }
        return connection;
    }

    private static Properties superuser(String name) {
        Properties properties = new Properties();
        properties.setProperty("user", name);
        properties.setProperty("password", ROOT_PASSWORD);
        return properties;
    }

    void create(String database) throws SQLException {
        try (Connection root = source("");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
        }
        try (Connection root = target("postgres");
                Statement statement = root.createStatement()) {
            statement.execute("CREATE DATABASE " + database + " OWNER " + ACCOUNT);
        }
    }

    void drop(String database) throws SQLException {
        try (Connection root = source("");
                Statement statement = root.createStatement()) {
            statement.execute("DROP DATABASE " + database);
        }
        try (Connection root = target("postgres");
                Statement statement = root.createStatement()) {
            statement.execute("DROP DATABASE " + database + " WITH (FORCE)");
        }
    }

    @Override
    public void close() {
        sourceLink.close();
        targetLink.close();
        source.stop();
        target.stop();
    }
}
