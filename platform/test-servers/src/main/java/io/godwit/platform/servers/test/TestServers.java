package io.godwit.platform.servers.test;

import io.godwit.platform.servers.KafkaServer;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.MySqlFamilyServer;
import io.godwit.platform.servers.MySqlServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.Server;
import io.godwit.platform.servers.binaries.BinaryCache;
import io.godwit.platform.servers.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One server of each kind for all tests of a virtual machine, started when first asked for, ended with it, even when it is killed.
 * Tests get a database of their own; whoever kills or configures a server starts one in {@link #folder}.
 *
 * <p>Where a test framework loads this class twice, in two class loaders, both find the same servers by their folders.
 *
 * <p>Nothing survives a crash of the machine here, all survives a crash of the server. Superuser: {@value #USER} on PostgreSQL,
 * {@code root} on the others, password {@value #PASSWORD}.
 */
public final class TestServers {
    public static final String USER = "postgres";
    public static final String PASSWORD = "test-secret";

    private static final Path ROOT = root();
    private static final Map<String, Server> SHARED = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String RUN =
            Integer.toHexString(ThreadLocalRandom.current().nextInt());

    private TestServers() {}

    /** PostgreSQL 18 with {@code wal_level = logical}. */
    public static PostgresServer postgres() {
        return shared(
                "postgres",
                PostgresServer.class,
                folder -> PostgresServer.in(folder)
                        .superuser(USER, PASSWORD)
                        .durable(false)
                        .setting("wal_level", "logical")
                        .setting("max_connections", "200")
                        .start());
    }

    /** MariaDB 11.4 with a row binlog that names its columns. */
    public static MariaDbServer mariaDb() {
        return shared(
                "mariadb",
                MariaDbServer.class,
                folder -> MariaDbServer.in(folder)
                        .rootPassword(PASSWORD)
                        .durable(false)
                        .setting("binlog_row_metadata", "FULL")
                        .start());
    }

    /** MySQL 8.0.15 with a row binlog that names its columns, and GTIDs. */
    public static MySqlServer mySql() {
        return shared(
                "mysql",
                MySqlServer.class,
                folder -> MySqlServer.in(folder)
                        .rootPassword(PASSWORD)
                        .durable(false)
                        .setting("binlog_row_metadata", "FULL")
                        .start());
    }

    /** Kafka 4. */
    public static KafkaServer kafka() {
        return shared(
                "kafka",
                KafkaServer.class,
                folder ->
                        KafkaServer.in(folder).durable(false).heapMegabytes(192).start());
    }

    /** An empty database on the shared PostgreSQL. */
    public static TestDatabase postgresDatabase() {
        return database(postgres());
    }

    /** An empty database on the shared MariaDB. */
    public static TestDatabase mariaDbDatabase() {
        return database(mariaDb());
    }

    /** An empty database on the shared MySQL. */
    public static TestDatabase mySqlDatabase() {
        return database(mySql());
    }

    /** An empty database on a server whose superuser has this class's password. */
    public static TestDatabase database(PostgresServer server) {
        String name = freshName();
        create(view(server, "postgres"), "CREATE DATABASE " + name);
        return view(server, name);
    }

    /** An empty database on a server whose root has this class's password. */
    public static TestDatabase database(MySqlFamilyServer server) {
        String name = freshName();
        create(view(server, "mysql"), "CREATE DATABASE " + name);
        return view(server, name);
    }

    /** An existing database of a server, as its superuser sees it. */
    public static TestDatabase view(PostgresServer server, String name) {
        return new TestDatabase(server.host(), server.port(), name, server.superuser(), PASSWORD, server.jdbcUrl(name));
    }

    /** An existing database of a server, as root sees it. */
    public static TestDatabase view(MySqlFamilyServer server, String name) {
        String plain = "?sslMode=disable&allowPublicKeyRetrieval=true";
        return new TestDatabase(server.host(), server.port(), name, "root", PASSWORD, server.jdbcUrl(name) + plain);
    }

    private static void create(TestDatabase on, String sql) {
        try {
            on.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for a test: " + sql, e);
        }
    }

    private static String freshName() {
        return "t" + NUMBER.incrementAndGet() + "_" + RUN;
    }

    /** A folder that no other test uses, deleted when this virtual machine ends, or by the next one. */
    public static Path folder(String name) {
        try {
            return Files.createTempDirectory(ROOT, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <S extends Server> S shared(String name, Class<S> type, Function<Path, S> start) {
        return type.cast(SHARED.computeIfAbsent(name, n -> start.apply(ROOT.resolve("shared-" + n))));
    }

    private static Path root() {
        Path target = Path.of("target").toAbsolutePath();
        Path all = (Files.isDirectory(target) ? target : Path.of(System.getProperty("java.io.tmpdir")))
                .resolve("test-servers");
        try {
            Files.createDirectories(all);
            removeLeftovers(all);
            Path mine = Files.createDirectories(
                    all.resolve(String.valueOf(ProcessHandle.current().pid())));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(mine), "test-servers"));
            return mine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeLeftovers(Path all) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, "[1-9]*")) {
            for (Path folder : folders) {
                if (!Processes.alive(Long.parseLong(folder.getFileName().toString()))) {
                    BinaryCache.deleteTree(folder);
                }
            }
        }
    }

    private static void end(Path mine) {
        SHARED.values().forEach(Server::kill);
        try {
            BinaryCache.deleteTree(mine);
        } catch (IOException laterThen) {
            // the next virtual machine removes it
        }
    }
}
