package io.godwit.engine.mysql.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.change.ChangeSink;
import io.godwit.engine.change.Position;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowView;
import io.godwit.platform.servers.test.TestDatabase;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Transactions and values of any size that the servers take, in bounded memory (H12). */
@Tag("H12")
class BigTransactionsIT {
    private static final int ROWS = 400_000;

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldCarryValuesBeyondOnePacket(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE b (id INT PRIMARY KEY, v LONGBLOB, w LONGTEXT)");
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        database.execute(
                "INSERT INTO b VALUES (1, REPEAT(0x00ff, 8388607), 'x')",
                "INSERT INTO b VALUES (2, REPEAT('a', 16777215), REPEAT('b', 16777214))",
                "INSERT INTO b VALUES (3, REPEAT('0123456789abcdef', 4194304), NULL)",
                "INSERT INTO b VALUES (4, '', '')");
        Recorded load = Captures.load(database, plan.tables().getFirst());
        Recorded stream = Captures.stream(database, plan, start);
        assertThat(load.rows()).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(Arrays.equals(
                            stream.changes().get(i).after(), load.rows().get(i)))
                    .isTrue();
        }
        assertThat(load.rows().get(2)).hasSizeGreaterThan(64 * 1024 * 1024);
        assertThat(database.query("SELECT LENGTH(v) FROM b ORDER BY id"))
                .containsExactly("16777214", "16777215", "67108864", "0");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldCarryLargeTextsOfAnyCharacterSet(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        String compressed = flavor == Flavor.MARIADB ? " COMPRESSED" : "";
        database.execute(
                "CREATE TABLE b (id INT PRIMARY KEY, a LONGTEXT CHARACTER SET latin1, b LONGTEXT CHARACTER SET sjis,"
                        + " c LONGTEXT CHARACTER SET utf16, d LONGTEXT" + compressed + " CHARACTER SET utf8mb4)");
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        database.execute(
                "INSERT INTO b VALUES (1, REPEAT(_latin1 x'e4fc31', 700001), REPEAT(CONVERT('日本x' USING sjis), 500001),"
                        + " REPEAT(CONVERT('a😀' USING utf16), 500001), REPEAT('tä😀x', 500001))",
                "UPDATE b SET a = CONCAT(a, 'z'), d = CONCAT(d, 'z')");
        byte[] load = Captures.load(database, plan.tables().getFirst()).rows().getFirst();
        Recorded stream = Captures.stream(database, plan, start);
        assertThat(Arrays.equals(stream.changes().get(1).after(), load)).isTrue();
        assertThat(Arrays.equals(
                        stream.changes().get(1).before(),
                        stream.changes().get(0).after()))
                .isTrue();
        for (String column : List.of("a", "b", "c", "d")) {
            int at = new RowView(load, 0, load.length).field(column.charAt(0) - 'a' + 1);
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(load, at + 4, RowBuffer.getInt(load, at));
            assertThat(database.query("SELECT MD5(CONVERT(" + column + " USING utf8mb4)) FROM b"))
                    .containsExactly(HexFormat.of().formatHex(md5.digest()));
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldStreamATransactionOfAnySizeWithoutHoldingIt(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE n (i INT PRIMARY KEY)",
                "CREATE TABLE b (id INT PRIMARY KEY, v CHAR(250) CHARACTER SET latin1)");
        SchemaPlan plan = new Plans().of(database);
        database.execute("INSERT INTO n VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
        Position start = Captures.open(database, plan);
        String numbers = "n a, n b, n c, n d, n e, n f";
        database.execute(
                "INSERT INTO b SELECT a.i + 10 * b.i + 100 * c.i + 1000 * d.i + 10000 * e.i + 100000 * f.i, REPEAT('x', 250)"
                        + " FROM " + numbers + " WHERE f.i < 4");
        Counting sink = new Counting();
        try (ChangeCapture capture = Captures.changes(database)) {
            sink.until = Captures.current(database);
            sink.capture = capture;
            Runtime.getRuntime().gc();
            long before = used();
            capture.read(plan, start, sink);
            assertThat(sink.inserted).isEqualTo(ROWS);
            assertThat(sink.transactions).isEqualTo(1);
            assertThat(sink.most - before).as("bytes of memory in use").isLessThan(64 * 1024 * 1024);
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static final class Counting implements ChangeSink {
        private int inserted;
        private int transactions;
        private long most;
        private @Nullable Position until;
        private @Nullable ChangeCapture capture;

        @Override
        public void begin(Position at) {}

        @Override
        public void insert(TablePlan table, RowView after) {
            inserted++;
            if (inserted % 50_000 == 0) {
                Runtime.getRuntime().gc();
                most = Math.max(most, used());
            }
        }

        @Override
        public void update(TablePlan table, RowView before, RowView after) {
            throw new AssertionError();
        }

        @Override
        public void delete(TablePlan table, RowView before) {
            throw new AssertionError();
        }

        @Override
        public void refused(TablePlan table, @Nullable RowView before, Refusal refusal) {
            throw new AssertionError();
        }

        @Override
        public void truncate(TablePlan table) {
            throw new AssertionError();
        }

        @Override
        public void schemaChange(@Nullable TablePlan table, SchemaChangeKind kind, String statement) {
            throw new AssertionError();
        }

        @Override
        public void commit(Position end, Instant committedAt) {
            transactions++;
            idle(end, committedAt);
        }

        @Override
        public void idle(Position at, Instant seenAt) {
            if (at.compareTo(until) >= 0) {
                capture.close();
            }
        }
    }
}
