package io.godwit.platform.servers;

import io.godwit.platform.servers.process.ChildProcess;
import io.godwit.platform.servers.process.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What MariaDB and MySQL share: option file, root's password, users, no Unix socket, no anonymous users, readiness. */
public abstract class MySqlFamilyServer extends LocalServer {
    private static final int TIMEOUT_MS = 2_000;
    private static final int ERROR_PACKET = 0xff;

    private final Builder<?> settings;

    MySqlFamilyServer(String name, Builder<?> settings) {
        super(name, settings);
        this.settings = settings;
    }

    /** Options that both have. */
    public abstract static class Builder<B extends Builder<B>> extends ServerBuilder<B> {
        final Map<String, String> users = new LinkedHashMap<>();
        String rootPassword = "";

        @Nullable
        ServerTls tls;

        final List<String> statements = new ArrayList<>();

        Builder(Path folder) {
            super(folder);
        }

        /** Password of {@code root@'%'}, empty by default; as of the first start. */
        public B rootPassword(String secret) {
            rootPassword = secret;
            return self();
        }

        /** A user with all rights, from any host; as of the first start. */
        public B user(String name, String secret) {
            users.put(name, secret);
            return self();
        }

        /** One more statement for the first start, one line, without a semicolon at its end. */
        public B firstStatement(String sql) {
            statements.add(oneLine(sql));
            return self();
        }

        /** Offers TLS; without this the server has none. */
        public B tls(ServerTls files) {
            tls = files;
            return self();
        }
    }

    /** The folder with {@code bin} and {@code share}. */
    abstract Path programs();

    abstract Map<String, String> defaults();

    /** For this server alone: one that starts removes what looks like a former one's temporary tables. */
    final Path temporary() throws IOException {
        return Files.createDirectories(folder().resolve("tmp"));
    }

    final List<String> start(String program) throws IOException {
        Path file = folder().resolve("my.cnf");
        Files.writeString(file, configuration());
        return List.of(programs().resolve("bin").resolve(program).toString(), "--defaults-file=" + file);
    }

    private String configuration() throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("basedir", programs().toString());
        all.put("datadir", data().toString());
        all.put("lc-messages-dir", programs().resolve("share").toString());
        all.put("tmpdir", temporary().toString());
        all.put("pid-file", folder().resolve("server.pid").toString());
        all.put("socket", ""); // a path in a deep folder would be too long for sun_path
        all.put("bind-address", "127.0.0.1");
        all.put("port", String.valueOf(port()));
        all.put("skip-name-resolve", "ON");
        all.put("server-id", "1");
        all.put("log-bin", "binlog");
        addData(all);
        if (Processes.isRoot()) {
            all.put("user", "root");
        }
        all.putAll(defaults());
        ServerTls tls = settings.tls;
        if (tls != null) {
            all.put("ssl-ca", tls.authority().toAbsolutePath().toString());
            all.put("ssl-cert", tls.certificate().toAbsolutePath().toString());
            all.put("ssl-key", tls.key().toAbsolutePath().toString());
        }
        settings.settings.forEach((name, value) -> override(all, name, value));
        StringBuilder text = new StringBuilder("# Written by Godwit at each start.\n[mysqld]\n");
        all.forEach((name, value) ->
                text.append(name).append('=').append(quoted(value)).append('\n'));
        return text.toString();
    }

    private void addData(Map<String, String> all) {
        all.put("binlog_format", "ROW");
        all.put("binlog_row_image", "FULL");
        all.put("sync_binlog", settings.durable ? "1" : "0");
        all.put("innodb_flush_log_at_trx_commit", settings.durable ? "1" : "2");
        all.put("innodb_buffer_pool_size", "128M");
        all.put("innodb_use_native_aio", "OFF"); // the kernel's number of aio contexts is a limit of the whole machine
        all.put("performance_schema", "OFF");
        all.put("key_buffer_size", "1M");
        all.put("max_allowed_packet", "128M");
        all.put("max_connect_errors", "1000000");
        all.put("character-set-server", "utf8mb4");
    }

    /** A dash and an underscore mean the same in a name. */
    private static void override(Map<String, String> all, String name, String value) {
        all.remove(name.replace('-', '_'));
        all.remove(name.replace('_', '-'));
        all.put(name, value);
    }

    /** In an option file a hash in a value begins a comment and a backslash an escape. */
    private static String quoted(String value) {
        return value.isEmpty() || value.matches("[A-Za-z0-9_./:,+-]+")
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A literal that holds whatever {@code sql_mode} says about backslashes. */
    static String literal(String text) {
        return "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    static String oneLine(String sql) {
        if (sql.contains("\n")) {
            throw new IllegalArgumentException("A statement of the first start must be one line");
        }
        return sql;
    }

    /** The server has greeted: it says its protocol version, and not that it refuses. */
    @Override
    final boolean ready(ChildProcess started) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port()), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            InputStream in = socket.getInputStream();
            byte[] greeting = in.readNBytes(5); // length (3), number (1), protocol version
            return greeting.length == 5 && (greeting[4] & 0xff) != ERROR_PACKET;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    final String stopSignal() {
        return "TERM";
    }

    /** {@code jdbc:mariadb:} address of a database of this server, without user and password. */
    public final String jdbcUrl(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port() + "/" + database;
    }
}
