package io.godwit.platform.service;

import io.godwit.platform.servers.test.TestServers;
import io.godwit.platform.testing.Peer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where a test finds what stands around the service. */
final class Bench {
    private Bench() {}

    static Peer peer(String service) {
        return new Peer(service, Path.of(setting("godwit.test.keys")), setting("kafka.bootstrap.servers"));
    }

    static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    static Connection database() throws SQLException {
        Connection connection =
                DriverManager.getConnection(setting("godwit.test.jdbc"), TestServers.USER, TestServers.PASSWORD);
        connection.setSchema("control");
        return connection;
    }

    static int execute(String sql) throws SQLException {
        try (Connection connection = database();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    static List<String> query(String sql) throws SQLException {
        try (Connection connection = database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }
}
