package io.godwit.cli.supervise;

import io.godwit.cli.home.Settings;
import io.godwit.platform.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The state database: one schema and one login role for each service. Preparing it again changes nothing. */
final class StateDatabase {
    static final String NAME = "godwit";

    private final PostgresServer server;
    private final Settings settings;

    StateDatabase(PostgresServer server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    void prepare() {
        try {
            try (Connection connection = connect("postgres");
                    Statement statement = connection.createStatement()) {
                for (String service : Platform.SERVICES) {
                    if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + service + "'")) {
                        statement.execute(
                                "CREATE ROLE \"" + service + "\" LOGIN PASSWORD '" + settings.password(service) + "'");
                    }
                }
                if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                    statement.execute("CREATE DATABASE " + NAME);
                }
            }
            try (Connection connection = connect(NAME);
                    Statement statement = connection.createStatement()) {
                for (String service : Platform.SERVICES) {
                    statement.execute(
                            "CREATE SCHEMA IF NOT EXISTS \"" + service + "\" AUTHORIZATION \"" + service + "\"");
                    statement.execute("ALTER ROLE \"" + service + "\" IN DATABASE " + NAME + " SET search_path = \""
                            + service + "\"");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The state database cannot be prepared: " + e.getMessage(), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", settings.password("postgres"));
        return DriverManager.getConnection(server.jdbcUrl(database), properties);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next();
        }
    }
}
