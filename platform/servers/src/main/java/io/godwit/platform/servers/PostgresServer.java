package io.godwit.platform.servers;

import io.godwit.platform.servers.binaries.Programs;
import io.godwit.platform.servers.process.ChildProcess;
import io.godwit.platform.servers.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 18. UTF-8, collation {@code C.UTF-8} of the builtin provider, time zone UTC, no Unix socket; passwords by SCRAM, or
 * trust when the builder has none.
 *
 * <p>Its log holds no statements and no values: {@code log_error_verbosity = terse} leaves out DETAIL and CONTEXT, which quote rows.
 */
public final class PostgresServer extends LocalServer {
    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(3);

    private final Builder settings;
    private final UnprivilegedUser user;

    private PostgresServer(Builder settings) {
        super("PostgreSQL", settings);
        this.settings = settings;
        this.user = new UnprivilegedUser(settings.runAs);
    }

    /** A server that keeps everything in this folder. */
    public static Builder in(Path folder) {
        return new Builder(folder);
    }

    /** Options of a {@link PostgresServer}. */
    public static final class Builder extends ServerBuilder<Builder> {
        private String superuser = "postgres";
        private @Nullable String password;
        private RunAs runAs = RunAs.DEFAULT;
        private @Nullable ServerTls tls;
        private List<String> access = List.of();

        private Builder(Path folder) {
            super(folder);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Name and SCRAM password of the superuser, as of the first start. Without this it is {@code postgres}, by trust. */
        public Builder superuser(String name, String secret) {
            superuser = name;
            password = secret;
            return this;
        }

        public Builder runAs(RunAs wanted) {
            runAs = wanted;
            return this;
        }

        /** Offers TLS beside plain connections; with {@code hostssl} lines in {@link #access} it can be demanded. */
        public Builder tls(ServerTls files) {
            tls = files;
            return this;
        }

        /** The lines of {@code pg_hba.conf}, instead of one that lets all users in from 127.0.0.1. */
        public Builder access(String... lines) {
            access = List.of(lines);
            return this;
        }

        public PostgresServer build() {
            return new PostgresServer(this);
        }

        public PostgresServer start() {
            PostgresServer server = build();
            server.start();
            return server;
        }
    }

    /** Whether it runs under a user id of its own, which cannot read the files of this process's user. */
    public boolean separateUser() {
        return user.separate();
    }

    public String superuser() {
        return settings.superuser;
    }

    /** {@code jdbc:postgresql:} address of a database of this server, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    private Path program(String name) {
        return Programs.postgres(user.cache(settings.cache)).resolve("bin").resolve(name);
    }

    @Override
    String program() {
        return "postgres";
    }

    @Override
    void openFolder() throws IOException {
        user.open(folder());
    }

    @Override
    void prepare(Path data) throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Path secret = privateFile("data.preparing.pw");
        try {
            Files.writeString(secret, settings.password == null ? "unused" : settings.password);
            user.own(data);
            user.own(secret);
            run(initdb(data, secret), data, new byte[0]);
        } finally {
            Files.deleteIfExists(secret);
        }
        Files.writeString(data.resolve("postgresql.conf"), "\ninclude 'godwit.conf'\n", StandardOpenOption.APPEND);
    }

    private List<String> initdb(Path data, Path secret) {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(program("initdb").toString());
        command.addAll(List.of("--pgdata=" + data, "--username=" + settings.superuser, "--pwfile=" + secret));
        command.addAll(
                List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        command.addAll(List.of("--auth=" + method(), "--data-checksums", "--no-instructions"));
        if (!settings.durable) {
            command.add("--no-sync");
        }
        return command;
    }

    private String method() {
        return settings.password == null ? "trust" : "scram-sha-256";
    }

    @Override
    List<String> command() throws IOException {
        awaitOrphans();
        removeStaleLock();
        write("godwit.conf", configuration());
        write("pg_hba.conf", access());
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of(program("postgres").toString(), "-D", data().toString()));
        return command;
    }

    private void write(String file, String content) throws IOException {
        Path path = data().resolve(file);
        Files.writeString(path, content);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        user.own(path);
    }

    private String access() {
        List<String> lines = settings.access.isEmpty()
                ? List.of("host all all 127.0.0.1/32 " + method(), "host replication all 127.0.0.1/32 " + method())
                : settings.access;
        return String.join("\n", lines) + "\n";
    }

    private String configuration() {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "port", String.valueOf(port()),
                "unix_socket_directories", "",
                "shared_buffers", "64MB",
                "jit", "off",
                "io_method", "sync",
                "TimeZone", "UTC",
                "log_timezone", "UTC"));
        all.put("log_min_error_statement", "panic");
        all.put("log_error_verbosity", "terse");
        all.put("fsync", settings.durable ? "on" : "off");
        all.put("synchronous_commit", settings.durable ? "on" : "off");
        all.put("full_page_writes", settings.durable ? "on" : "off");
        ServerTls tls = settings.tls;
        if (tls != null) {
            all.put("ssl", "on");
            all.put("ssl_cert_file", tls.certificate().toAbsolutePath().toString());
            all.put("ssl_key_file", tls.key().toAbsolutePath().toString());
            all.put("ssl_ca_file", tls.authority().toAbsolutePath().toString());
        }
        all.putAll(settings.settings);
        StringBuilder text = new StringBuilder("# Written by Godwit at each start.\n");
        all.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        return text.toString();
    }

    /**
     * The data folder's {@code postmaster.pid}: process id in line 1, status in line 8
     * (https://www.postgresql.org/docs/18/storage-file-layout.html, {@code miscadmin.h}: LOCK_FILE_LINE_PM_STATUS).
     */
    private List<String> lockFile() {
        try {
            return Files.readAllLines(data().resolve("postmaster.pid"));
        } catch (IOException notThere) {
            return List.of();
        }
    }

    @Override
    boolean ready(ChildProcess started) {
        List<String> lines = lockFile();
        return lines.size() >= 8
                && lines.getFirst().strip().equals(String.valueOf(started.pid()))
                && lines.get(7).strip().equals("ready");
    }

    @Override
    OptionalLong mainProcess(List<Long> workingInData) {
        List<String> lines = lockFile();
        return workingInData.stream()
                .filter(pid -> !lines.isEmpty() && lines.getFirst().strip().equals(String.valueOf(pid)))
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /**
     * Backends whose postmaster was killed end by themselves, but not while they compute; until the last is gone a new postmaster
     * refuses the data folder. The client cannot reach them any more, so the stubborn ones are killed.
     */
    private void awaitOrphans() {
        for (long orphan : Processes.workingIn(data(), program())) {
            ChildProcess process = ChildProcess.adopt("A PostgreSQL backend without its server", log(), orphan);
            if (process != null && !process.awaitExit(ORPHAN_LIMIT)) {
                process.kill();
            }
        }
    }

    /**
     * The noted id may belong to anybody after a restart of the machine, or to the killed server's zombie while nobody has
     * collected it: PostgreSQL would refuse to start. Called when nobody works in the data folder.
     */
    private void removeStaleLock() throws IOException {
        Files.deleteIfExists(data().resolve("postmaster.pid"));
    }

    @Override
    String stopSignal() {
        return "INT"; // fast shutdown: https://www.postgresql.org/docs/18/server-shutdown.html
    }
}
