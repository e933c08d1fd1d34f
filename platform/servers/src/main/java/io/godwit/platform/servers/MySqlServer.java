package io.godwit.platform.servers;

import io.godwit.platform.servers.binaries.Programs;
import io.godwit.platform.servers.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * MySQL 8.0.15 with a row binlog and GTIDs, for tests. It has no enforced CHECK, invisible columns, compressed transactions and
 * tagged GTIDs.
 */
public final class MySqlServer extends MySqlFamilyServer {
    private final Builder settings;

    private MySqlServer(Builder settings) {
        super("MySQL 8.0.15", settings);
        this.settings = settings;
    }

    /** A server that keeps everything in this folder. */
    public static Builder in(Path folder) {
        return new Builder(folder);
    }

    /** Options of a {@link MySqlServer}. */
    public static final class Builder extends MySqlFamilyServer.Builder<Builder> {
        private Builder(Path folder) {
            super(folder);
        }

        @Override
        Builder self() {
            return this;
        }

        public MySqlServer build() {
            return new MySqlServer(this);
        }

        public MySqlServer start() {
            MySqlServer server = build();
            server.start();
            return server;
        }
    }

    @Override
    Path programs() {
        Path programs = Programs.mySql(settings.cache);
        for (String library : List.of("libaio.so.1", "libnuma.so.1")) {
            requireLibrary(library);
        }
        return programs;
    }

    private static void requireLibrary(String library) {
        for (String folder :
                List.of("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/usr/lib")) {
            if (Files.exists(Path.of(folder, library))) {
                return;
            }
        }
        String packaged = library.startsWith("libaio") ? "libaio1" : "libnuma1";
        throw new ServerException(
                "MySQL needs the system library " + library + ", which this machine lacks",
                "apt-get install " + packaged + " (MySQL is used by tests only).");
    }

    @Override
    Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("mysqlx", "OFF");
        defaults.put("gtid_mode", "ON");
        defaults.put("enforce_gtid_consistency", "ON");
        defaults.put("innodb_log_file_size", "48M");
        defaults.put("table_open_cache", "400");
        defaults.put("table_definition_cache", "400");
        if (settings.tls == null) {
            defaults.put("ssl", "OFF");
            defaults.put("auto_generate_certs", "OFF");
        }
        return defaults;
    }

    @Override
    String program() {
        return "mysqld";
    }

    /** {@code --initialize} reads accounts from a file only; it lies here with mode 0600 for that second. */
    @Override
    void prepare(Path data) throws IOException {
        Path accounts = privateFile("data.preparing.sql");
        try {
            Files.writeString(accounts, String.join(";\n", accounts()) + ";\n");
            Path programs = programs();
            run(
                    List.of(
                            programs.resolve("bin/mysqld").toString(),
                            "--no-defaults",
                            "--initialize-insecure",
                            "--basedir=" + programs,
                            "--datadir=" + data,
                            "--tmpdir=" + temporary(),
                            "--lc-messages-dir=" + programs.resolve("share"),
                            "--init-file=" + accounts,
                            "--innodb-use-native-aio=OFF",
                            "--innodb-log-file-size=48M",
                            "--innodb-flush-log-at-trx-commit=0",
                            "--innodb-doublewrite=OFF",
                            "--disable-log-bin",
                            Processes.isRoot() ? "--user=root" : "--loose-skip-user"),
                    data,
                    new byte[0]);
        } finally {
            Files.deleteIfExists(accounts);
        }
    }

    private List<String> accounts() {
        List<String> statements = new ArrayList<>();
        statements.addAll(account("root", settings.rootPassword));
        settings.users.forEach((name, secret) -> statements.addAll(account(name, secret)));
        statements.add("DROP USER 'root'@'localhost'");
        statements.addAll(settings.statements);
        return statements;
    }

    private static List<String> account(String name, String secret) {
        String quoted = "'" + name.replace("'", "''") + "'@'%'";
        String password = "'" + secret.replace("\\", "\\\\").replace("'", "''") + "'";
        return List.of(
                "CREATE USER " + quoted + " IDENTIFIED BY " + password,
                "GRANT ALL PRIVILEGES ON *.* TO " + quoted + " WITH GRANT OPTION");
    }

    @Override
    List<String> command() throws IOException {
        return start("mysqld");
    }
}
