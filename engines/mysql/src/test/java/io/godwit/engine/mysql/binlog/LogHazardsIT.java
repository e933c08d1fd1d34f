package io.godwit.engine.mysql.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.change.Position;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Recorded.Change;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.platform.servers.test.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a log may hold besides plain rows: either it is carried right, or the stream stops with words and a remedy. */
class LogHazardsIT {
    private static final String TABLE = "CREATE TABLE t (id INT PRIMARY KEY, a INT, b INT)";

    private record Source(TestDatabase database, SchemaPlan plan, Position start) {
        Recorded stream() {
            return Captures.stream(database, plan, start);
        }

        String operations() {
            StringBuilder text = new StringBuilder();
            stream()
                    .changes()
                    .forEach(change -> text.append(change.operation())
                            .append(change.text())
                            .append(' '));
            return text.toString().strip();
        }
    }

    private static Source source(Flavor flavor, String... create) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute(create);
        SchemaPlan plan = new Plans().of(database);
        return new Source(database, plan, Captures.open(database, plan));
    }

    private static void stops(ThrowingCallable reading, String... words) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(EngineException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
            assertThat(failure.remedy()).isNotEmpty();
            assertThat(failure.getMessage()).contains("binlog.0").contains(words);
        });
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H11")
    void shouldStopAtARowWithoutAllColumns(Flavor flavor) throws SQLException {
        Source source = source(flavor, TABLE);
        source.database()
                .execute(
                        "INSERT INTO t VALUES (1, 1, 1)",
                        "SET SESSION binlog_row_image = 'MINIMAL'",
                        "UPDATE t SET a = 2 WHERE id = 1");
        stops(source::stream, source.database().name() + ".t", "binlog_row_image");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H11")
    void shouldStopAtAStatementThatWasLoggedInsteadOfRows(Flavor flavor) throws SQLException {
        Source source = source(flavor, TABLE);
        source.database().execute("SET SESSION binlog_format = 'STATEMENT'", "INSERT INTO t VALUES (7, 7, 7)");
        stops(source::stream, "INSERT");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H11")
    void shouldStopAtADistributedTransactionOnPlannedTables(Flavor flavor) throws SQLException {
        for (String end : List.of("XA COMMIT 'x'", "XA ROLLBACK 'x'")) {
            Source source = source(flavor, TABLE);
            source.database()
                    .execute("XA START 'x'", "INSERT INTO t VALUES (1, 1, 1)", "XA END 'x'", "XA PREPARE 'x'", end);
            stops(source::stream, "XA", source.database().name() + ".t");
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H11")
    void shouldPassDistributedTransactionsOnOtherTables(Flavor flavor) throws SQLException {
        Source source = source(flavor, TABLE);
        TestDatabase other = flavor.database();
        other.execute(
                "CREATE TABLE o (id INT PRIMARY KEY)",
                "XA START 'y', 'b'",
                "INSERT INTO o VALUES (1)",
                "XA END 'y', 'b'",
                "XA PREPARE 'y', 'b'",
                "XA COMMIT 'y', 'b'",
                "XA START 'z'",
                "INSERT INTO o VALUES (2)",
                "XA END 'z'",
                "XA COMMIT 'z' ONE PHASE");
        source.database().execute("INSERT INTO t VALUES (1, 1, 1)");
        assertThat(source.operations()).isEqualTo("I");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H11")
    void shouldNotOpenWhileATransactionIsPrepared(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute(TABLE);
        SchemaPlan plan = new Plans().of(database);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("XA START 'open'");
            statement.execute("INSERT INTO t VALUES (1, 1, 1)");
            statement.execute("XA END 'open'");
            statement.execute("XA PREPARE 'open'");
            assertThatThrownBy(() -> Captures.open(database, plan))
                    .isInstanceOfSatisfying(EngineException.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
                        assertThat(failure.remedy()).contains("XA RECOVER");
                    });
            statement.execute("XA COMMIT 'open'");
        }
        assertThat(Captures.open(database, plan)).isNotNull();
    }

    @Test
    @Tag("H7")
    void shouldStopAtPartialUpdatesOfJson() throws SQLException {
        Source source = source(Flavor.MYSQL, "CREATE TABLE j (id INT PRIMARY KEY, d JSON)");
        source.database()
                .execute(
                        "INSERT INTO j VALUES (1, JSON_OBJECT('a', REPEAT('x', 1000), 'b', 2))",
                        "SET SESSION binlog_row_value_options = 'PARTIAL_JSON'",
                        "UPDATE j SET d = JSON_SET(d, '$.b', 3)");
        stops(source::stream, "PARTIAL_UPDATE_ROWS");
    }

    /** MariaDB logs what is rolled back where temporary tables are made or dropped, or tables without transactions touched. */
    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H11")
    void shouldCarryNothingOfALoggedRollback(Flavor flavor) throws SQLException {
        Source source = source(flavor, TABLE, "CREATE TABLE m (id INT PRIMARY KEY) ENGINE = MyISAM");
        List<String> statements = new ArrayList<>(List.of(
                "BEGIN",
                "INSERT INTO t VALUES (1, 1, 1)",
                "CREATE TEMPORARY TABLE made (a INT)",
                "INSERT INTO t VALUES (2, 2, 2)",
                "ROLLBACK",
                "BEGIN",
                "SAVEPOINT early",
                "INSERT INTO t VALUES (3, 3, 3)",
                "SAVEPOINT s",
                "DROP TEMPORARY TABLE made",
                "INSERT INTO t VALUES (4, 4, 4)",
                "SAVEPOINT `Of. Two`",
                "INSERT INTO t VALUES (5, 5, 5)",
                "ROLLBACK TO SAVEPOINT `oF. tWO`",
                "INSERT INTO t VALUES (6, 6, 6)",
                "ROLLBACK TO S",
                "INSERT INTO t VALUES (7, 7, 7)",
                "COMMIT"));
        if (flavor == Flavor.MARIADB) {
            // MySQL with GTIDs refuses it
            statements.addAll(List.of(
                    "BEGIN",
                    "INSERT INTO t VALUES (8, 8, 8)",
                    "SAVEPOINT s",
                    "INSERT INTO t VALUES (9, 9, 9)",
                    "INSERT INTO m VALUES (9)",
                    "ROLLBACK TO s",
                    "UPDATE t SET a = 5 WHERE id = 8",
                    "INSERT INTO m VALUES (10)",
                    "COMMIT"));
        }
        source.database().execute(statements.toArray(String[]::new));

        Recorded stream = source.stream();

        assertThat(stream.changes())
                .extracting(change -> change.operation() + change.table())
                .containsExactlyElementsOf(
                        flavor == Flavor.MARIADB ? List.of("It", "It", "Im", "Im", "It", "Ut") : List.of("It", "It"));
        assertThat(source.database().query("SELECT id FROM t ORDER BY id"))
                .containsExactlyElementsOf(flavor == Flavor.MARIADB ? List.of("3", "7", "8") : List.of("3", "7"));
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldCarryOnlyWhatWasNotRolledBack(Flavor flavor) throws SQLException {
        Source source = source(flavor, TABLE);
        source.database()
                .execute(
                        "BEGIN",
                        "INSERT INTO t VALUES (1, 1, 1)",
                        "SAVEPOINT s",
                        "INSERT INTO t VALUES (2, 2, 2)",
                        "ROLLBACK TO s",
                        "UPDATE t SET a = 5",
                        "COMMIT",
                        "BEGIN",
                        "INSERT INTO t VALUES (3, 3, 3)",
                        "ROLLBACK");
        Recorded stream = source.stream();
        assertThat(stream.transactions()).hasSize(1);
        assertThat(stream.changes()).extracting(Change::operation).containsExactly('I', 'U');
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldHandOverOneTransactionAtATimeWithItsPlaces(Flavor flavor) throws SQLException {
        Source source = source(flavor, TABLE, "CREATE TABLE u (id INT PRIMARY KEY)");
        source.database()
                .execute(
                        "INSERT INTO t VALUES (1, 1, 1), (2, 2, 2)",
                        "BEGIN",
                        "UPDATE t SET id = id + 10",
                        "INSERT INTO u VALUES (1)",
                        "DELETE FROM t WHERE id = 11",
                        "COMMIT");
        Recorded stream = source.stream();
        assertThat(stream.transactions()).hasSize(2);
        var first = stream.transactions().get(0);
        var second = stream.transactions().get(1);
        assertThat(first.begin()).isGreaterThanOrEqualTo(source.start());
        assertThat(second.begin()).isEqualTo(first.end());
        assertThat(second.end()).isGreaterThan(second.begin());
        assertThat(second.changes()).extracting(Change::operation).containsExactly('U', 'U', 'I', 'D');
        // Read again from the first one's end: the second alone.
        Recorded again = Captures.stream(source.database(), source.plan(), first.end());
        assertThat(again.transactions()).hasSize(1);
        assertThat(again.transactions().getFirst().end()).isEqualTo(second.end());
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H10")
    void shouldClassChangesOfStructureWhereTheyHappen(Flavor flavor) throws SQLException {
        Source source =
                source(flavor, TABLE, "CREATE TABLE g (id INT PRIMARY KEY)", "CREATE TABLE r (id INT PRIMARY KEY)");
        source.database()
                .execute(
                        "ALTER TABLE t COMMENT = 'x', ADD INDEX (a)",
                        "INSERT INTO t VALUES (1, 1, 1)",
                        "CREATE TABLE IF NOT EXISTS t (id INT)",
                        "TRUNCATE TABLE t",
                        "DROP TABLE g",
                        "CREATE TABLE n (id INT)",
                        "RENAME TABLE r TO r2, n TO r",
                        "ALTER TABLE t ADD COLUMN c INT",
                        "INSERT INTO t VALUES (2, 2, 2, 2)",
                        "ALTER TABLE t DROP COLUMN c");
        assertThat(source.operations())
                .isEqualTo("SHARMLESS I " + (flavor == Flavor.MYSQL ? "SHARMLESS " : "")
                        + "T SGONE SAPPEARED SMATTERS SAPPEARED SMATTERS");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H9")
    void shouldReadByThePlanUpToALoggedSwapOfColumnsAndNotBehindIt(Flavor flavor) throws SQLException {
        Source source = source(flavor, TABLE);
        source.database()
                .execute(
                        "INSERT INTO t VALUES (1, 10, 20)",
                        "ALTER TABLE t CHANGE a b INT, CHANGE b a INT",
                        "INSERT INTO t VALUES (2, 20, 10)");
        Recorded stream = source.stream();
        assertThat(stream.changes()).extracting(Change::operation).containsExactly('I', 'S');
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H9")
    void shouldStopATableWhoseColumnsWereSwappedWithoutALog(Flavor flavor) throws SQLException {
        Source source = source(flavor, TABLE, "CREATE TABLE other (id INT PRIMARY KEY)");
        source.database()
                .execute(
                        "INSERT INTO t VALUES (1, 10, 20)",
                        "SET SESSION sql_log_bin = 0",
                        "ALTER TABLE t CHANGE a b INT, CHANGE b a INT",
                        "SET SESSION sql_log_bin = 1",
                        "INSERT INTO t VALUES (2, 20, 10)",
                        "INSERT INTO other VALUES (1)");
        Recorded stream = source.stream();
        assertThat(stream.changes()).extracting(Change::table).containsExactly("t", "other");
        assertThat(stream.changes()).extracting(Change::operation).containsExactly('S', 'I');
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H9")
    void shouldStopTablesThatChangedBetweenPlanAndStart(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute(TABLE, "CREATE TABLE u (id INT PRIMARY KEY)", "CREATE TABLE other (id INT PRIMARY KEY)");
        SchemaPlan plan = new Plans().of(database);
        database.execute("ALTER TABLE t MODIFY b BIGINT", "DROP TABLE u");

        Position start = Captures.open(database, plan);
        database.execute("INSERT INTO t VALUES (1, 2, 3)", "INSERT INTO other VALUES (1)");

        Recorded stream = Captures.stream(database, plan, start);
        assertThat(stream.changes()).extracting(Change::operation).containsExactly('S', 'S', 'I');
        assertThat(stream.changes()).extracting(Change::table).containsExactlyInAnyOrder("t", "u", "other");
    }
}
