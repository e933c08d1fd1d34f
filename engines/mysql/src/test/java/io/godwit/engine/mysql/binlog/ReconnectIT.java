package io.godwit.engine.mysql.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.Endpoint;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.change.Position;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.MySqlEngine;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Recorded.Transaction;
import io.godwit.engine.mysql.Sources;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.position.Gtids;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.MySqlFamilyServer;
import io.godwit.platform.servers.MySqlServer;
import io.godwit.platform.servers.test.FaultProxy;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that break and servers that die: what was read once is read again from the last commit, no more, no less. */
class ReconnectIT {

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H7")
    void shouldGoOnFromTheLastCommitWhenTheConnectionIsCutWithinATransaction(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(1000))");
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        for (int i = 0; i < 10; i++) {
            List<String> values = new ArrayList<>();
            for (int k = 0; k < 100; k++) {
                values.add("(" + (i * 100 + k) + ", REPEAT('v', 1000))");
            }
            database.execute("INSERT INTO t VALUES " + String.join(",", values));
        }
        Position end = Captures.current(database);
        List<Transaction> whole = new ArrayList<>();
        Position from = start;
        int cuts = 0;
        try (FaultProxy proxy = new FaultProxy(database.host(), database.port())) {
            Endpoint through = through(database, proxy);
            while (from.compareTo(end) < 0) {
                Recorded part = new Recorded();
                proxy.cutAfterFromServer(150_000);
                try {
                    part.stream(through, plan, from, end);
                } catch (EngineException e) {
                    assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
                    cuts++;
                }
                whole.addAll(part.transactions());
                from = whole.isEmpty() ? from : whole.getLast().end();
            }
        }
        assertThat(cuts).isGreaterThan(3);
        List<Transaction> atOnce = Captures.stream(database, plan, start).transactions();
        assertThat(ends(whole)).isEqualTo(ends(atOnce));
        assertThat(rows(whole)).isEqualTo(rows(atOnce)).hasSize(1000);
    }

    private static List<Position> ends(List<Transaction> transactions) {
        return transactions.stream().map(Transaction::end).toList();
    }

    private static List<String> rows(List<Transaction> transactions) {
        return Captures.hex(transactions.stream()
                .flatMap(transaction -> transaction.changes().stream())
                .map(Recorded.Change::after)
                .toList());
    }

    private static Endpoint through(TestDatabase database, FaultProxy proxy) {
        Endpoint direct = Sources.endpoint(database);
        return new Endpoint(
                direct.engine(),
                direct.host(),
                proxy.port(),
                direct.database(),
                direct.user(),
                direct.tls(),
                direct.parameters());
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldReadOverRotationsAndRestartsWithExactGtids(Flavor flavor) throws SQLException {
        try (MySqlFamilyServer server = server(flavor)) {
            TestDatabase database = TestServers.database(server);
            database.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            SchemaPlan plan = new Plans().of(database);
            Position start = Captures.open(database, plan);
            database.execute("INSERT INTO t VALUES (1)", "FLUSH BINARY LOGS", "INSERT INTO t VALUES (2)");
            server.kill();
            server.start();
            database.execute("INSERT INTO t VALUES (3)");
            server.stop();
            server.start();
            database.execute("INSERT INTO t VALUES (4)");
            Recorded stream = Captures.stream(database, plan, start);
            assertThat(stream.transactions()).hasSize(4);
            BinlogPosition last =
                    (BinlogPosition) stream.transactions().getLast().end();
            assertThat(BinlogPosition.number(last.file()))
                    .isGreaterThan(BinlogPosition.number(((BinlogPosition) start).file()) + 1);
            String executed = database.query(
                            flavor == Flavor.MYSQL ? "SELECT @@gtid_executed" : "SELECT @@gtid_binlog_pos")
                    .getFirst();
            assertThat(last.gtids().toString()).isEqualTo(Gtids.parse(executed).toString());
            // From each commit on the rest is read, and the position survives its JSON form.
            for (int i = 0; i < 4; i++) {
                Position from =
                        BinlogPosition.parse(stream.transactions().get(i).end().toJson());
                try (ChangeCapture capture = Captures.changes(database)) {
                    capture.require(from);
                }
                assertThat(Captures.stream(database, plan, from).transactions()).hasSize(3 - i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H3")
    void shouldSayWhenThePositionIsLost(Flavor flavor) throws SQLException {
        try (MySqlFamilyServer server = server(flavor)) {
            TestDatabase database = TestServers.database(server);
            database.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            SchemaPlan plan = new Plans().of(database);
            Position start = Captures.open(database, plan);
            database.execute("INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)");
            Position end = Captures.current(database);
            database.execute("RESET MASTER");
            for (int i = 0; i < 40; i++) {
                database.execute("INSERT INTO t VALUES (1000 + " + i + ")");
            }
            try (ChangeCapture capture = Captures.changes(database)) {
                assertLost(() -> capture.require(start));
                capture.require(capture.current());
            }
            database.execute("FLUSH BINARY LOGS");
            String file = ((BinlogPosition) Captures.current(database)).file();
            database.execute("PURGE BINARY LOGS TO '" + file + "'");
            assertLost(() -> new Recorded().stream(Sources.endpoint(database), plan, start, end));
        }
    }

    /** The same statements leave the same file, the same offset and the same GTIDs: only the file's time is another. */
    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H3")
    void shouldTellALogThatWasBegunAnewFromItsTwin(Flavor flavor) throws SQLException {
        try (MySqlFamilyServer server = server(flavor)) {
            TestDatabase database = TestServers.database(server);
            database.execute("CREATE TABLE t (id INT PRIMARY KEY)", "RESET MASTER");
            SchemaPlan plan = new Plans().of(database);
            Position start = Captures.open(database, plan);
            database.execute("INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)");
            Position end = Captures.current(database);
            Recorded before = Captures.stream(database, plan, start);
            Position checkpoint = before.transactions().getLast().end();
            awaitAnotherSecond(((BinlogPosition) checkpoint).begun());
            database.execute("RESET MASTER", "INSERT INTO t VALUES (3)", "INSERT INTO t VALUES (4)");
            assertThat(Captures.current(database)).isEqualTo(end);
            try (ChangeCapture capture = Captures.changes(database)) {
                assertLost(() -> capture.require(checkpoint));
                assertLost(() -> capture.require(start));
                capture.require(Captures.open(database, plan));
            }
            assertLost(() -> new Recorded().stream(Sources.endpoint(database), plan, checkpoint, end));
        }
    }

    private static void assertLost(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(EngineException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.POSITION_LOST);
            assertThat(failure.remedy()).isNotEmpty();
        });
    }

    private static void awaitAnotherSecond(long begun) {
        await().until(() -> Instant.now().getEpochSecond() > begun + 1);
    }

    /** Servers let a reader wait at a place that their new log has not reached yet. */
    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H3")
    void shouldNoticeThatTheLogIsBegunAnewWhileItIsRead(Flavor flavor) throws Exception {
        try (MySqlFamilyServer server = server(flavor)) {
            TestDatabase database = TestServers.database(server);
            database.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            SchemaPlan plan = new Plans().of(database);
            Position start = Captures.open(database, plan);
            Recorded sink = new Recorded();
            try (ChangeCapture capture = Captures.changes(database)) {
                CompletableFuture<RuntimeException> failure = read(capture, plan, start, sink);
                database.execute("INSERT INTO t VALUES (1)");
                await().until(() -> sink.transactions().size() == 1);
                database.execute("RESET MASTER", "INSERT INTO t VALUES (2)");
                assertThat(failure.get(20, TimeUnit.SECONDS))
                        .isInstanceOfSatisfying(
                                EngineException.class,
                                lost -> assertThat(lost.kind()).isEqualTo(Kind.POSITION_LOST));
                assertThat(sink.transactions()).hasSize(1);
            }
        }
    }

    /** Reads in a thread of its own; completes with what the read fails of. */
    private static CompletableFuture<RuntimeException> read(
            ChangeCapture capture, SchemaPlan plan, Position start, Recorded sink) {
        var failure = new CompletableFuture<RuntimeException>();
        Thread.ofVirtual().start(() -> {
            try {
                capture.read(plan, start, sink);
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        return failure;
    }

    /** The server throws a reader out when another one comes with its id; the position is there all the same. */
    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H7")
    void shouldBeReadyToGoOnWhenAnotherReaderCameWithItsId(Flavor flavor) throws Exception {
        try (MySqlFamilyServer server = server(flavor)) {
            TestDatabase database = TestServers.database(server);
            database.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            SchemaPlan plan = new Plans().of(database);
            Position start = Captures.open(database, plan);
            Recorded sink = new Recorded();
            try (ChangeCapture capture = Captures.changes(database);
                    MySqlConnection twin =
                            MySqlConnection.open(Sources.endpoint(database), Sources.password(TestServers.PASSWORD))) {
                CompletableFuture<RuntimeException> failure = read(capture, plan, start, sink);
                database.execute("INSERT INTO t VALUES (1)");
                await().until(() -> sink.transactions().size() == 1);
                for (var reader : twin.query("SHOW SLAVE HOSTS")) {
                    takeItsPlace(database, reader, (BinlogPosition) start);
                }
                assertThat(failure.get(20, TimeUnit.SECONDS))
                        .isInstanceOfSatisfying(
                                EngineException.class,
                                out -> assertThat(out.retryable()).isTrue());
            }
            Recorded rest = new Recorded();
            rest.stream(Sources.endpoint(database), plan, start, Captures.current(database));
            assertThat(rest.transactions()).hasSize(1);
        }
    }

    private static void takeItsPlace(TestDatabase database, TextRows.Row reader, BinlogPosition start) {
        try (MySqlConnection twin =
                MySqlConnection.open(Sources.endpoint(database), Sources.password(TestServers.PASSWORD))) {
            if (!twin.isMariaDb()) {
                twin.execute("SET @slave_uuid = '" + reader.text(4) + "'");
            }
            LogDump.start(twin, start, reader.number(0)).next();
            twin.abort();
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldEndAReadWhenItIsClosedFromAnotherThread(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE t (id INT PRIMARY KEY)");
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        ChangeCapture capture = new MySqlEngine()
                .openChanges(Sources.endpoint(database), Sources.password(TestServers.PASSWORD))
                .orElseThrow();
        Recorded sink = new Recorded();
        Thread reading = Thread.ofVirtual().start(() -> capture.read(plan, start, sink));
        database.execute("INSERT INTO t VALUES (1)");
        await().until(() -> sink.transactions().size() == 1);
        capture.close();
        reading.join(10_000);
        assertThat(reading.isAlive()).isFalse();
    }

    private static MySqlFamilyServer server(Flavor flavor) {
        return flavor == Flavor.MARIADB
                ? MariaDbServer.in(TestServers.folder("mariadb-own"))
                        .rootPassword(TestServers.PASSWORD)
                        .durable(false)
                        .start()
                : MySqlServer.in(TestServers.folder("mysql-own"))
                        .rootPassword(TestServers.PASSWORD)
                        .durable(false)
                        .start();
    }
}
