package io.godwit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that the target makes itself, by generated columns and triggers, are those that the source makes. */
class MadeValuesIT {
    private static final List<String> ROWS = List.of(
            "(1, 3, 10.25, 'Ann', 'Smith', '2024-01-31')",
            "(2, -7, 0.01, '', 'x', '2000-12-31')",
            "(3, NULL, NULL, NULL, NULL, NULL)",
            "(4, 0, 99999999.99, 'ß', 'Ä', '1999-02-28')",
            "(5, 1000000, 1.00, 'UPPER', NULL, '2024-02-29')");

    static Stream<Supplier<TestDatabase>> sources() {
        return Stream.of(TestServers::mariaDbDatabase, TestServers::mySqlDatabase);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldComputeGeneratedColumnsAsTheSource(Supplier<TestDatabase> start) throws SQLException {
        String create = """
                CREATE TABLE g (
                  id int NOT NULL, n int, price decimal(10,2), first varchar(20), last varchar(20), day date,
                  total decimal(20,2) AS (n * price) STORED, twice bigint AS (n * 2) VIRTUAL, half int AS (n * 2) STORED,
                  name varchar(50) AS (concat(first, ' ', last)) VIRTUAL, y int AS (year(day)) VIRTUAL,
                  low varchar(20) AS (lower(first)) STORED, share decimal(14,2) AS (price / n) VIRTUAL,
                  four bigint AS (twice * 2) VIRTUAL, big tinyint(1) AS (n > 100) VIRTUAL,
                  sure varchar(20) AS (coalesce(first, 'none')) VIRTUAL, len int AS (char_length(last)) VIRTUAL,
                  PRIMARY KEY (id))
                """;
        TestDatabase source = start.get();
        TestDatabase target = TestServers.postgresDatabase();
        try (Connection from = source.connect();
                Connection to = target.connect()) {
            Rows.execute(from, "SET sql_mode = ''");
            Rows.execute(from, create);
            ConvertedTable table = converted(from, source.name());
            Rows.execute(to, "CREATE SCHEMA shop");
            for (TargetStatement statement : table.statements()) {
                Rows.execute(to, statement.sql());
            }
            for (String row : ROWS) {
                Rows.execute(from, "INSERT INTO g (id, n, price, first, last, day) VALUES " + row);
                // the target's generated columns and triggers answer for themselves
                Rows.execute(to, "INSERT INTO shop.g (id, n, price, first, last, day) VALUES " + row);
            }
            assertThat(Rows.same(Rows.read(from, "SELECT * FROM g"), Rows.read(to, "SELECT * FROM shop.g")))
                    .as("%s%n%s", Rows.read(from, "SELECT * FROM g"), Rows.read(to, "SELECT * FROM shop.g"))
                    .isTrue();
            assertThat(table.columns().stream()
                            .filter(ConvertedColumn::generated)
                            .map(ConvertedColumn::sourceName))
                    .containsExactly("twice", "big");
        }
    }

    /** What the source writes with leading zeros, pads, cuts, rounds or reads of a zero date is carried as it is there. */
    @ParameterizedTest
    @MethodSource("sources")
    void shouldLeaveTheSourcesOwnWaysToTheSource(Supplier<TestDatabase> start) throws SQLException {
        String create = """
                CREATE TABLE g (
                  id int NOT NULL, z int(5) ZEROFILL, y year, e double, dt datetime(3), doc json, t varchar(10),
                  vb varbinary(6), d decimal(30,20),
                  zeros varchar(20) AS (concat(z, '|')) STORED, cast_zeros varchar(20) AS (cast(z AS char)) STORED,
                  years varchar(20) AS (concat(y)) STORED, doubles varchar(30) AS (e) STORED,
                  times varchar(30) AS (concat(dt)) STORED, k int AS (json_extract(doc, '$.k')) VIRTUAL,
                  latin varchar(10) CHARACTER SET latin1 AS (t) STORED, padded binary(6) AS (vb) STORED,
                  blanks char(4) AS (concat(left(t, 1), '   ')) STORED, digits decimal(20,18) AS (e) STORED,
                  product decimal(65,30) AS (d * d) STORED, number int AS (t) STORED, cut varchar(2) AS (t) STORED,
                  zero_year int AS (year(dt)) STORED, small tinyint AS (z * 1000) STORED,
                  len bigint AS (char_length(t)) STORED, sum bigint AS (z + id) VIRTUAL,
                  PRIMARY KEY (id))
                """;
        TestDatabase source = start.get();
        try (Connection from = source.connect()) {
            Rows.execute(from, "SET sql_mode = ''");
            Rows.execute(from, create);
            ConvertedTable table = converted(from, source.name());
            assertThat(table.blocked()).isFalse();
            assertThat(table.columns().stream()
                            .filter(ConvertedColumn::generated)
                            .map(ConvertedColumn::sourceName))
                    .containsExactly("len", "sum");
        }
    }

    private static ConvertedTable converted(Connection from, String database) throws SQLException {
        String text = Rows.read(from, "SHOW CREATE TABLE g").getFirst().get(1);
        return Conversion.mysqlToPostgreSql(Options.toSchema("shop")).table(text, Context.of(database));
    }

    @Test
    void shouldSetTheTimeOfAnUpdateOnlyWhereSomethingChanged() throws SQLException {
        String create = """
                CREATE TABLE `o` (
                  `id` int NOT NULL,
                  `n` int DEFAULT NULL,
                  `doc` json DEFAULT NULL,
                  `twice` int GENERATED ALWAYS AS (`n` * 2) STORED,
                  `changed` datetime(6) DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(6)
                ) ENGINE=InnoDB
                """;
        try (Connection to = migrated(create)) {
            Rows.execute(to, "INSERT INTO shop.o (id, n, doc, changed) VALUES (1, 1, '{}', '2000-01-01')");
            Rows.execute(to, "UPDATE shop.o SET n = 1");
            assertThat(changed(to)).isEqualTo("2000-01-01 00:00:00");
            Rows.execute(to, "UPDATE shop.o SET n = 2, changed = '2001-01-01'");
            assertThat(changed(to)).isEqualTo("2001-01-01 00:00:00");
            Rows.execute(to, "UPDATE shop.o SET doc = '[]'");
            assertThat(changed(to)).isGreaterThan("2024");
        }
    }

    @Test
    void shouldComputeFromTheTimeThatAnUpdateSets() throws SQLException {
        String create = """
                CREATE TABLE `t` (
                  `id` int NOT NULL,
                  `changed` datetime NOT NULL ON UPDATE CURRENT_TIMESTAMP,
                  `day` date GENERATED ALWAYS AS (cast(`changed` as date)) STORED
                ) ENGINE=InnoDB
                """;
        try (Connection to = migrated(create)) {
            Rows.execute(to, "INSERT INTO shop.t (id, changed) VALUES (1, '2000-01-01 10:00:00')");
            Rows.execute(to, "UPDATE shop.t SET id = 2");
            assertThat(Rows.read(to, "SELECT day = changed::date, day > '2024-01-01' FROM shop.t"))
                    .containsExactly(List.of("1", "1"));
        }
    }

    @Test
    void shouldTakeRowsWhereAGeneratedColumnChosePartitions() throws SQLException {
        String create = """
                CREATE TABLE `t` (
                  `id` int NOT NULL,
                  `d` date NOT NULL,
                  `y` int GENERATED ALWAYS AS (year(`d`)) STORED NOT NULL,
                  PRIMARY KEY (`id`,`y`)
                ) ENGINE=InnoDB PARTITION BY RANGE (`y`)
                (PARTITION `p0` VALUES LESS THAN (2024), PARTITION `p1` VALUES LESS THAN MAXVALUE)
                """;
        try (Connection to = migrated(create)) {
            Rows.execute(to, "INSERT INTO shop.t (id, d) VALUES (1, '2023-05-06')");
            Rows.execute(to, "UPDATE shop.t SET d = '2024-05-06'");
            assertThat(Rows.read(to, "SELECT y FROM shop.t")).containsExactly(List.of("2024"));
        }
    }

    private static Connection migrated(String create) throws SQLException {
        Connection to = TestServers.postgresDatabase().connect();
        Rows.execute(to, "CREATE SCHEMA shop");
        for (TargetStatement statement : Conversion.mysqlToPostgreSql(Options.toSchema("shop"))
                .table(create, Context.of("shop"))
                .statements()) {
            Rows.execute(to, statement.sql());
        }
        return to;
    }

    private static String changed(Connection to) throws SQLException {
        return Rows.read(to, "SELECT changed::text FROM shop.o").getFirst().getFirst();
    }
}
