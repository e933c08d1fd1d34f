package io.godwit.engine.mysql.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.servers.test.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row is in exactly one range, whatever its key and collation, also rows that come beyond both ends (H16). */
@Tag("H16")
class KeySplitIT {
    private static final int ROWS = 1000;

    /** @param columns of the table, with its key; @param values of a random row */
    private record Keyed(String name, String columns, Function<Random, String> values) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> tables() {
        return Stream.of(Flavor.values())
                .flatMap(flavor -> keys(flavor).stream().map(key -> Arguments.of(flavor, key)));
    }

    private static List<Keyed> keys(Flavor flavor) {
        List<Keyed> keys = new ArrayList<>(List.of(
                one("dense int", "INT", r -> "" + (r.nextInt(3 * ROWS) - ROWS)),
                one("sparse int", "INT", r -> "" + r.nextInt()),
                one("unsigned bigint", "BIGINT UNSIGNED", r -> Long.toUnsignedString(r.nextLong())),
                one("tinyint", "TINYINT", r -> "" + (r.nextInt(256) - 128)),
                one("decimal", "DECIMAL(30,10)", r -> r.nextInt() + "." + r.nextInt(1_000_000)),
                one("double", "DOUBLE", r -> "" + r.nextDouble() * Math.pow(10, r.nextInt(40) - 20)),
                one("float", "FLOAT", r -> "" + r.nextFloat() * (r.nextInt(2000) - 1000)),
                one(
                        "text without case",
                        "VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                        KeySplitIT::word),
                one("text with case", "VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", KeySplitIT::word),
                one("latin1", "VARCHAR(30) CHARACTER SET latin1 COLLATE latin1_german2_ci", KeySplitIT::word),
                one("utf16", "CHAR(20) CHARACTER SET utf16", KeySplitIT::word),
                one("sjis", "VARCHAR(20) CHARACTER SET sjis", r -> "CONCAT(" + word(r) + ", _utf8mb4'表')"),
                one(
                        "sjis with a backslash",
                        "VARCHAR(20) CHARACTER SET sjis",
                        r -> "CONCAT(CONVERT(" + word(r).replace("\\", "")
                                + " USING sjis), REPEAT(CONVERT(0x5c USING sjis), " + r.nextInt(10) / 7 + "))"),
                one(
                        "cp932 with characters of two codes",
                        "VARCHAR(20) CHARACTER SET cp932",
                        r -> "CONCAT(CONVERT(" + word(r) + " USING cp932), REPEAT(CONVERT(0x879a USING cp932), "
                                + Math.max(0, r.nextInt(16) - 8) + "))"),
                one("binary", "BINARY(8)", r -> "0x%016x".formatted(r.nextLong())),
                one("varbinary", "VARBINARY(8)", r -> "0x%04x".formatted(r.nextInt(65536))),
                one(
                        "date",
                        "DATE",
                        r -> "'%04d-%02d-%02d'".formatted(1 + r.nextInt(9999), 1 + r.nextInt(12), 1 + r.nextInt(28))),
                one(
                        "datetime",
                        "DATETIME(6)",
                        r -> "'2024-01-01 00:00:00.000000' + INTERVAL " + r.nextInt() + " MICROSECOND"),
                one(
                        "timestamp",
                        "TIMESTAMP(3)",
                        r -> "'2024-01-01 00:00:00' + INTERVAL " + r.nextInt(100_000_000) + " SECOND"),
                one("time", "TIME(2)", r -> "'" + (r.nextBoolean() ? "-" : "") + r.nextInt(800) + ":10:10.5'"),
                one("year", "YEAR", r -> "" + (1901 + r.nextInt(255))),
                one("bit", "BIT(40)", r -> "" + (r.nextLong() & 0xff_ffff_ffffL)),
                one("enum", "ENUM('z','y','x','w','v','u')", r -> "" + (1 + r.nextInt(6))),
                new Keyed(
                        "text and int",
                        "a VARCHAR(10) COLLATE utf8mb4_unicode_ci, b INT, v INT, PRIMARY KEY (a, b)",
                        r -> "'" + "aAbBéE".charAt(r.nextInt(6)) + "', " + r.nextInt(500)),
                new Keyed(
                        "date, enum, int",
                        "a DATE, b ENUM('z','a','m'), c INT, v INT, PRIMARY KEY (b, a, c)",
                        r -> "'2024-01-%02d', %d, %d".formatted(1 + r.nextInt(28), 1 + r.nextInt(3), r.nextInt(20))),
                new Keyed(
                        "int descending",
                        flavor == Flavor.MYSQL
                                ? "a INT, b INT, v INT, PRIMARY KEY (a DESC, b ASC)"
                                : "a INT, b INT, v INT, PRIMARY KEY (a, b)",
                        r -> r.nextInt(30) + ", " + r.nextInt(100))));
        if (flavor == Flavor.MARIADB) {
            keys.add(one("uuid", "UUID", r -> "'" + new java.util.UUID(r.nextLong() & ~0x8000L, r.nextLong()) + "'"));
            keys.add(one("inet6", "INET6", r -> "'%x::%x'".formatted(r.nextInt(65536), r.nextInt(65536))));
        }
        return keys;
    }

    private static Keyed one(String name, String type, Function<Random, String> value) {
        return new Keyed(name, "a " + type + " PRIMARY KEY, v INT", value);
    }

    private static String word(Random r) {
        String letters = "abcABCäÄßéE 'z\\\\-_%";
        StringBuilder word = new StringBuilder();
        for (int i = r.nextInt(8); i > 0; i--) {
            char c = letters.charAt(r.nextInt(letters.length()));
            word.append(c == '\\' ? "\\\\" : c == '\'' ? "''" : String.valueOf(c));
        }
        return "_utf8mb4'" + word + "'";
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shouldHaveEachRowInOneRange(Flavor flavor, Keyed keyed) throws SQLException {
        TestDatabase database = flavor.database();
        Random random = new Random(keyed.name().hashCode());
        database.execute("CREATE TABLE t (" + keyed.columns() + ")");
        insert(database, keyed, random, ROWS);
        database.execute("ANALYZE TABLE t");
        SchemaPlan plan = new Plans().of(database);
        TablePlan table = plan.tables().getFirst();
        try (RowReader reader = Captures.rows(database)) {
            List<KeyRange> ranges = reader.split(table, 50);
            assertThat(ranges.getFirst().lower()).isEmpty();
            assertThat(ranges.getLast().upper()).isEmpty();
            assertThat(ranges.size()).isGreaterThan(reader.count(table) > 400 ? 5 : 0);
            // More rows come after the cut, also beyond both ends.
            insert(database, keyed, random, 300);

            List<byte[]> parts = new ArrayList<>();
            long largest = 0;
            for (KeyRange range : ranges) {
                Recorded part = new Recorded();
                reader.read(table, range, part);
                parts.addAll(part.rows());
                largest = Math.max(largest, part.rows().size());
            }
            List<byte[]> whole = Captures.load(database, table).rows();
            assertThat(Captures.hex(parts)).containsExactlyInAnyOrderElementsOf(Captures.hex(whole));
            assertThat(reader.count(table)).isEqualTo(whole.size());
            assertThat(largest)
                    .as("rows of the largest of %d ranges", ranges.size())
                    .isLessThan(400);
            keys(reader, table, whole, random);
        }
    }

    /** Any rows can be read by their keys, and only they. */
    private static void keys(RowReader reader, TablePlan table, List<byte[]> rows, Random random) {
        List<byte[]> some = new ArrayList<>(rows);
        Collections.shuffle(some, random);
        List<byte[]> wanted = some.subList(0, Math.min(300, some.size()));
        Recorded found = new Recorded();
        reader.readKeys(table, wanted.stream().map(row -> key(row, table)).toList(), found);
        assertThat(Captures.hex(found.rows())).containsExactlyInAnyOrderElementsOf(Captures.hex(wanted));
    }

    private static byte[] key(byte[] row, TablePlan table) {
        List<byte[]> fields = CanonicalText.fields(row);
        java.io.ByteArrayOutputStream key = new java.io.ByteArrayOutputStream();
        key.writeBytes(new byte[] {0, (byte) table.key().size()});
        for (int column : table.key()) {
            byte[] field = fields.get(column);
            key.writeBytes(java.nio.ByteBuffer.allocate(4).putInt(field.length).array());
            key.writeBytes(field);
        }
        return key.toByteArray();
    }

    private static void insert(TestDatabase database, Keyed keyed, Random random, int rows) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = 'ALLOW_INVALID_DATES', autocommit = 0");
            for (int i = 0; i < rows; i++) {
                statement.execute(
                        "INSERT IGNORE INTO t VALUES (" + keyed.values().apply(random) + ", " + random.nextInt() + ")");
            }
            statement.execute("COMMIT");
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldNotCutByAKeyThatMayBeNull(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE n (a INT UNIQUE, v INT)", "INSERT INTO n VALUES (1, 1), (2, 2), (NULL, 3), (NULL, 4)");
        TablePlan table = new Plans().of(database).tables().getFirst();
        TablePlan keyed = new TablePlan(
                table.id(),
                table.source(),
                table.target(),
                table.sourceColumns(),
                table.columns(),
                List.of(0),
                List.of(),
                List.of(),
                100,
                100);
        try (RowReader reader = Captures.rows(database)) {
            assertThat(reader.split(keyed, 1)).containsExactly(KeyRange.ALL);
            assertThat(reader.split(table, 1)).containsExactly(KeyRange.ALL);
        }
    }
}
