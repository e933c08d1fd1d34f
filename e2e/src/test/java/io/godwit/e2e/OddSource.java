package io.godwit.e2e;

import io.godwit.e2e.OddDatabase.Flavor;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.MySqlFamilyServer;
import io.godwit.platform.servers.MySqlServer;
import io.godwit.platform.servers.process.Lifetime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The server that holds the odd database, in a zone of its own, and the accounts on it. */
final class OddSource implements AutoCloseable {
    private static final String ROOT = "root-secret";

    private final Flavor flavor;
    private final MySqlFamilyServer server;

    private OddSource(Flavor flavor, MySqlFamilyServer server) {
        this.flavor = flavor;
        this.server = server;
    }

    static OddSource of(Flavor flavor, Path folder, Lifetime lifetime) {
        return flavor == Flavor.MARIADB ? mariaDb(folder, lifetime) : mySql(folder, lifetime, Map.of());
    }

    static OddSource mariaDb(Path folder, Lifetime lifetime) {
        return new OddSource(
                Flavor.MARIADB,
                MariaDbServer.in(folder)
                        .lifetime(lifetime)
                        .durable(false)
                        .rootPassword(ROOT)
                        .setting("expire_logs_days", "3")
                        .setting("max_allowed_packet", "256M")
                        .setting("default_time_zone", "-03:30")
                        .setting("sql_mode", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH")
                        .start());
    }

    /** @param settings more of the server's */
    static OddSource mySql(Path folder, Lifetime lifetime, Map<String, String> settings) {
        MySqlServer.Builder builder = MySqlServer.in(folder)
                .lifetime(lifetime)
                .durable(false)
                .rootPassword(ROOT)
                .setting("max_allowed_packet", "256M")
                .setting("default_time_zone", "+05:45")
                .setting("cte_max_recursion_depth", "1000000")
                .setting("sql_mode", "NO_ENGINE_SUBSTITUTION,PAD_CHAR_TO_FULL_LENGTH,ANSI_QUOTES,PIPES_AS_CONCAT");
        settings.forEach(builder::setting);
        return new OddSource(Flavor.MYSQL, builder.start());
    }

    Flavor flavor() {
        return flavor;
    }

    /** The database with its tables and rows, and accounts with exactly the rights that docs/operations.md asks for. */
    void fill(String database, String user, String password) throws SQLException {
        String schema = "`" + database + "`";
        String account = "'" + user.replace("'", "''") + "'@'%'";
        try (Connection root = root();
                Statement statement = root.createStatement()) {
            statement.execute("SET SESSION sql_mode = ''");
            statement.execute("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4");
            statement.execute("CREATE USER " + account + " IDENTIFIED BY '"
                    + password.replace("\\", "\\\\").replace("'", "''") + "'");
            for (String right : rights(schema)) {
                statement.execute("GRANT " + right + " TO " + account);
            }
            statement.execute("CREATE USER app@'%' IDENTIFIED BY 'app-secret'");
            statement.execute(
                    "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE TEMPORARY TABLES ON " + schema + ".* TO app@'%'");
            statement.execute("USE " + schema);
            OddDatabase.fill(root, flavor);
        }
    }

    private List<String> rights(String schema) {
        String ofDatabase = "SELECT, SHOW VIEW, TRIGGER, EVENT, LOCK TABLES ON " + schema + ".*";
        return flavor == Flavor.MARIADB
                ? List.of(
                        "REPLICATION SLAVE, BINLOG MONITOR, REPLICA MONITOR, PROCESS ON *.*",
                        ofDatabase,
                        "READ_ONLY ADMIN ON *.*")
                : List.of(
                        "REPLICATION SLAVE, REPLICATION CLIENT, PROCESS ON *.*",
                        ofDatabase,
                        "SYSTEM_VARIABLES_ADMIN, CONNECTION_ADMIN ON *.*");
    }

    /** What follows host, port and database in the endpoint's URL: the pin of the server's key, where it needs one. */
    String parameters() throws SQLException {
        if (flavor == Flavor.MARIADB) {
            return "";
        }
        try (Connection root = root();
                Statement statement = root.createStatement();
                ResultSet result = statement.executeQuery("SHOW STATUS LIKE 'Caching_sha2_password_rsa_public_key'")) {
            result.next();
            byte[] der = Base64.getMimeDecoder().decode(result.getString(2).replaceAll("-----[A-Z ]+-----", ""));
            return "?pin=" + HexFormat.of().formatHex(sha256(der));
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.port();
    }

    Connection root() throws SQLException {
        return connect("root", ROOT, "");
    }

    Connection connect(String user, String password, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        if (!database.isEmpty()) {
            properties.setProperty("initSql", "USE `" + database + "`");
        }
        return DriverManager.getConnection(
                server.jdbcUrl("")
                        + "?timezone=UTC&forceConnectionTimeZoneToSession=true&allowPublicKeyRetrieval=true&sessionVariables=sql_mode=''",
                properties);
    }

    @Override
    public void close() {
        server.stop();
    }

    static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
