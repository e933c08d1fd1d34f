package io.godwit.platform.servers;

import io.godwit.platform.servers.binaries.Programs;
import io.godwit.platform.servers.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * MariaDB with a row binlog and GTIDs. No help tables and no named time zones; {@code utf8mb4} by default; no TLS unless asked for.
 */
public final class MariaDbServer extends MySqlFamilyServer {
    /** The version that the sample uses. */
    public static final String VERSION = "11.4.5";

    private static final List<String> SYSTEM_TABLES =
            List.of("system_tables", "performance_tables", "system_tables_data", "sys_schema");

    private final Builder settings;

    private MariaDbServer(Builder settings) {
        super("MariaDB " + settings.version, settings);
        this.settings = settings;
    }

    /** A server that keeps everything in this folder. */
    public static Builder in(Path folder) {
        return new Builder(folder);
    }

    /** Options of a {@link MariaDbServer}. */
    public static final class Builder extends MySqlFamilyServer.Builder<Builder> {
        private String version = VERSION;

        private Builder(Path folder) {
            super(folder);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Another version, whose programs must be on the class path. */
        public Builder version(String wanted) {
            version = wanted;
            return this;
        }

        public MariaDbServer build() {
            return new MariaDbServer(this);
        }

        public MariaDbServer start() {
            MariaDbServer server = build();
            server.start();
            return server;
        }
    }

    @Override
    Path programs() {
        return Programs.mariaDb(settings.cache, settings.version);
    }

    @Override
    Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("aria_pagecache_buffer_size", "8M");
        defaults.put("innodb_log_file_size", "96M");
        if (settings.tls == null) {
            defaults.put("ssl", "OFF"); // else it makes a certificate at each start
        }
        return defaults;
    }

    /**
     * What {@code mariadb-install-db} does, without its shell script: the system tables' SQL through {@code --bootstrap}, whose
     * every statement ends with its line. Passwords come the same way, so no file holds them.
     */
    @Override
    void prepare(Path data) throws IOException {
        StringBuilder sql = new StringBuilder("create database mysql;\nuse mysql;\nset @auth_root_socket=NULL;\n");
        for (String part : SYSTEM_TABLES) {
            sql.append(Files.readString(systemTables(part))).append('\n');
        }
        accounts().forEach(statement -> sql.append(statement).append(";\n"));
        run(bootstrap(data), data, sql.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Path systemTables(String part) {
        Path share = programs().resolve("share");
        Path file = share.resolve("mariadb_" + part + ".sql");
        return Files.exists(file) ? file : share.resolve("mysql_" + part + ".sql"); // the name before MariaDB 11
    }

    private List<String> bootstrap(Path data) throws IOException {
        Path programs = programs();
        return List.of(
                programs.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--bootstrap",
                "--basedir=" + programs,
                "--datadir=" + data,
                "--tmpdir=" + temporary(),
                "--lc-messages-dir=" + programs.resolve("share"),
                "--log-warnings=0",
                "--enforce-storage-engine=",
                "--innodb-flush-log-at-trx-commit=" + (settings.durable ? 1 : 0),
                "--innodb-log-file-size=96M",
                "--innodb-buffer-pool-size=32M",
                "--innodb-use-native-aio=OFF",
                "--max-allowed-packet=8M",
                "--skip-ssl",
                Processes.isRoot() ? "--user=root" : "--loose-skip-user");
    }

    private List<String> accounts() {
        List<String> statements = new ArrayList<>(List.of(
                "DELETE FROM mysql.global_priv WHERE User IN ('', 'root')",
                "DELETE FROM mysql.proxies_priv",
                "FLUSH PRIVILEGES"));
        statements.addAll(account("root", settings.rootPassword));
        settings.users.forEach((name, secret) -> statements.addAll(account(name, secret)));
        statements.addAll(settings.statements);
        return statements;
    }

    private static List<String> account(String name, String secret) {
        String quoted = "'" + name.replace("'", "''") + "'@'%'";
        // IDENTIFIED BY takes no hexadecimal literal
        return List.of(
                "EXECUTE IMMEDIATE CONCAT('CREATE USER ', " + literal(quoted) + ", ' IDENTIFIED BY ', QUOTE("
                        + literal(secret) + "))",
                "GRANT ALL PRIVILEGES ON *.* TO " + quoted + " WITH GRANT OPTION");
    }

    @Override
    String program() {
        return "mariadbd";
    }

    @Override
    List<String> command() throws IOException {
        return start("mariadbd");
    }
}
