package io.godwit.platform.servers.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.MySqlFamilyServer;
import io.godwit.platform.servers.MySqlServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.Server;
import io.godwit.platform.servers.ServerException;
import io.godwit.platform.servers.process.Processes;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerLifeIT {

    /** A kind of database server: how to build one in a folder, and how to look into it. */
    record Kind(String name, Function<Path, Server> build, Function<Server, TestDatabase> look) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> databases() {
        return Stream.of(
                new Kind(
                        "PostgreSQL",
                        folder -> PostgresServer.in(folder)
                                .superuser("godwit", TestServers.PASSWORD)
                                .build(),
                        server -> TestServers.view((PostgresServer) server, "postgres")),
                new Kind(
                        "MariaDB",
                        folder -> MariaDbServer.in(folder)
                                .rootPassword(TestServers.PASSWORD)
                                .build(),
                        server -> TestServers.view((MariaDbServer) server, "mysql")),
                new Kind(
                        "MariaDB 10.11",
                        folder -> MariaDbServer.in(folder)
                                .version("10.11.5")
                                .rootPassword(TestServers.PASSWORD)
                                .build(),
                        server -> TestServers.view((MariaDbServer) server, "mysql")),
                new Kind(
                        "MySQL",
                        folder -> MySqlServer.in(folder)
                                .durable(false)
                                .rootPassword(TestServers.PASSWORD)
                                .build(),
                        server -> TestServers.view((MySqlServer) server, "mysql")));
    }

    /** Where only code is at stake that all share. */
    static Stream<Kind> oneOfEachFamily() {
        return databases().limit(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void shouldKeepDataAndPortWhenStoppedAndStarted(Kind kind) throws Exception {
        Path folder = TestServers.folder("life");
        try (Server first = kind.build().apply(folder)) {
            first.start();
            int port = first.port();
            kind.look().apply(first).execute("CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1)");
            long pid = first.pid();

            first.stop();

            assertThat(Processes.alive(pid)).isFalse();
            assertThat(first.running()).isFalse();
            try (Server second = kind.build().apply(folder)) {
                second.start();
                assertThat(second.port()).isEqualTo(port);
                assertThat(kind.look().apply(second).query("SELECT id FROM kept"))
                        .containsExactly("1");
            }
        }
    }

    /** A server that starts removes what looks like a former one's temporary tables, another's too. */
    @Test
    void shouldKeepTemporaryTablesInItsFolderWhileItIsPrepared() throws Exception {
        Path maria = TestServers.folder("prepared");
        Path mysql = TestServers.folder("prepared");
        String place = "CREATE TABLE kept.place AS SELECT @@tmpdir AS folder";
        try (MySqlFamilyServer first = MariaDbServer.in(maria)
                        .rootPassword(TestServers.PASSWORD)
                        .firstStatement("CREATE DATABASE kept")
                        .firstStatement(place)
                        .start();
                MySqlFamilyServer second = MySqlServer.in(mysql)
                        .rootPassword(TestServers.PASSWORD)
                        .firstStatement("CREATE DATABASE kept")
                        .firstStatement(place)
                        .start()) {
            assertThat(TestServers.view(first, "kept").query("SELECT folder FROM place"))
                    .containsExactly(maria.resolve("tmp").toString());
            assertThat(TestServers.view(second, "kept").query("SELECT folder FROM place"))
                    .containsExactly(mysql.resolve("tmp").toString());
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void shouldRecoverWhatWasCommittedWhenKilledWithOpenTransactions(Kind kind) throws Exception {
        try (Server server = kind.build().apply(TestServers.folder("kill"))) {
            server.start();
            TestDatabase database = kind.look().apply(server);
            database.execute("CREATE TABLE kept (id int)");
            try (Connection open = database.connect();
                    Statement statement = open.createStatement()) {
                statement.execute("INSERT INTO kept VALUES (1)");
                open.setAutoCommit(false);
                statement.execute("INSERT INTO kept VALUES (2)");

                server.kill();
                server.start();
            }

            assertThat(database.query("SELECT id FROM kept")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @MethodSource("oneOfEachFamily")
    void shouldTakeOverTheRunningServerWhenStartedAgainFromElsewhere(Kind kind) throws Exception {
        Path folder = TestServers.folder("adopt");
        try (Server first = kind.build().apply(folder);
                Server second = kind.build().apply(folder)) {
            first.start();

            second.start();

            assertThat(second.pid()).isEqualTo(first.pid());
            assertThat(second.port()).isEqualTo(first.port());
            second.stop();
            assertThat(first.running()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("oneOfEachFamily")
    void shouldMakeOneServerWhenTwoStartAnEmptyFolderAtOnce(Kind kind) throws Exception {
        Path folder = TestServers.folder("race");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Server>> both = Stream.of(1, 2)
                    .map(n -> threads.submit(() -> {
                        Server server = kind.build().apply(folder);
                        server.start();
                        return server;
                    }))
                    .toList();

            try (Server one = both.get(0).get();
                    Server other = both.get(1).get()) {
                assertThat(one.pid()).isEqualTo(other.pid());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void shouldListenOnLoopbackOnlyAndRefuseTheWrongPassword(Kind kind) throws Exception {
        try (Server server = kind.build().apply(TestServers.folder("closed"))) {
            server.start();
            TestDatabase right = kind.look().apply(server);
            TestDatabase wrong =
                    new TestDatabase(right.host(), right.port(), right.name(), right.user(), "wrong", right.jdbcUrl());
            TestDatabase nobody = new TestDatabase(right.host(), right.port(), right.name(), "", "", right.jdbcUrl());

            assertThat(right.query("SELECT 1")).containsExactly("1");
            assertThatThrownBy(wrong::connect).isInstanceOf(java.sql.SQLException.class);
            assertThatThrownBy(nobody::connect).isInstanceOf(java.sql.SQLException.class);
            assertThat(listeningOn(server.port())).containsExactly("0100007F");
        }
    }

    /** Local addresses, as /proc/net/tcp and tcp6 write them, on which somebody listens with this port. */
    private static List<String> listeningOn(int port) throws Exception {
        String suffix = String.format(":%04X", port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(file -> lines(Path.of(file)))
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[1].endsWith(suffix) && fields[3].equals("0A"))
                .map(fields -> fields[1].substring(0, fields[1].length() - suffix.length()))
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.of();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void shouldLeavePasswordsNowhereWhenStarted(Kind kind) throws Exception {
        Path folder = TestServers.folder("secret");
        try (Server server = kind.build().apply(folder)) {
            server.start();

            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(TestServers.PASSWORD);
                }
            }
            for (String view : List.of("cmdline", "environ")) {
                assertThat(Files.readString(Path.of("/proc", String.valueOf(server.pid()), view)))
                        .doesNotContain(TestServers.PASSWORD);
            }
        }
    }

    @Test
    void shouldNameThePortWhenSomebodyElseHoldsIt() throws Exception {
        Path folder = TestServers.folder("taken");
        PostgresServer server = PostgresServer.in(folder).start();
        int port = server.port();
        server.stop();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();

            assertThatThrownBy(server::start)
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("→");
        }
        server.start();
        server.stop();
    }

    @Test
    void shouldSayWhatTheServerSaidWhenASettingIsWrong() {
        PostgresServer server = PostgresServer.in(TestServers.folder("wrong"))
                .setting("wal_level", "sideways")
                .build();

        assertThatThrownBy(server::start)
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("PostgreSQL ended while starting")
                .hasMessageContaining("invalid value for parameter \"wal_level\"");
        assertThat(server.running()).isFalse();
    }

    @Test
    void shouldStartWhenOnlyThePostmasterWasKilled() throws Exception {
        try (PostgresServer server =
                PostgresServer.in(TestServers.folder("headless")).build()) {
            server.start();
            TestDatabase database = new TestDatabase(
                    "127.0.0.1", server.port(), "postgres", "postgres", "", server.jdbcUrl("postgres"));
            try (Connection busy = database.connect();
                    Statement statement = busy.createStatement()) {
                Thread.ofVirtual().start(() -> runUntilCut(statement));
                await().until(() -> !database.query("SELECT pid FROM pg_stat_activity WHERE query LIKE '%busy%' AND"
                                + " state = 'active' AND pid <> pg_backend_pid()")
                        .isEmpty());

                ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
                await().until(() -> !server.running());
                server.start();
            }

            assertThat(database.query("SELECT 1")).containsExactly("1");
        }
    }

    private static void runUntilCut(Statement statement) {
        try {
            statement.execute("SELECT count(*) AS busy FROM generate_series(1, 1000000000000)");
        } catch (java.sql.SQLException cut) {
            // as wanted
        }
    }

    @Test
    void shouldStartWhenTheLockFileNamesAnUnrelatedProcess() throws Exception {
        PostgresServer server = PostgresServer.in(TestServers.folder("reboot")).start();
        server.kill();
        Path lock = server.folder().resolve("data/postmaster.pid");
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(lock));
        lines.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(lock, lines);

        server.start();

        assertThat(server.running()).isTrue();
        server.stop();
    }

    @Test
    void shouldStartWhenTheLockFileNamesAZombie() throws Exception {
        PostgresServer server = PostgresServer.in(TestServers.folder("zombie")).start();
        server.kill();
        Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
        try {
            String zombie = parent.inputReader().readLine();
            await().until(() ->
                    Files.readString(Path.of("/proc", zombie, "stat")).contains(") Z "));
            Path lock = server.folder().resolve("data/postmaster.pid");
            List<String> lines = new java.util.ArrayList<>(Files.readAllLines(lock));
            lines.set(0, zombie);
            Files.write(lock, lines);

            server.start();

            assertThat(server.running()).isTrue();
        } finally {
            parent.destroyForcibly();
            server.stop();
        }
    }

    @Test
    void shouldNotTakeAShellInTheDataFolderForTheServer() throws Exception {
        PostgresServer server = PostgresServer.in(TestServers.folder("shell")).start();
        server.stop();
        Process shell = new ProcessBuilder("sleep", "60")
                .directory(server.folder().resolve("data").toFile())
                .start();
        try {
            assertThat(server.running()).isFalse();
            server.start();
            server.kill();
            assertThat(shell.isAlive()).isTrue();
        } finally {
            shell.destroyForcibly();
        }
    }
}
