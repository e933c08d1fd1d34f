package io.godwit.platform.servers.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * An empty database on a shared server, with a user that may do everything on it.
 *
 * @param jdbcUrl without user and password
 */
public record TestDatabase(String host, int port, String name, String user, String password, String jdbcUrl) {
    static {
        // DriverManager looks for drivers once, by the class loader of the thread that comes first: a service's, maybe
        new org.mariadb.jdbc.Driver();
        new org.postgresql.Driver();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** Runs statements one after the other on one connection, each committed by itself. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of each row, as text; {@code "NULL"} where it is null. */
    public List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }
}
