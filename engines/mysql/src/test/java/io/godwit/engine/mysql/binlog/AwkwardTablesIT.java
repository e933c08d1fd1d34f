package io.godwit.engine.mysql.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.change.Position;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Recorded.Change;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.platform.servers.test.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables whose row images hold more, or less, than their columns. */
@Tag("H8")
class AwkwardTablesIT {

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldReadGeneratedAndOddlyNamedColumns(Flavor flavor) throws SQLException {
        check(
                flavor,
                "CREATE TABLE `o\"d``d ü` (`a b` INT PRIMARY KEY, v INT GENERATED ALWAYS AS (`a b` * 2) VIRTUAL,"
                        + " `ſelect` VARCHAR(10), s INT GENERATED ALWAYS AS (`a b` + 1) STORED, y YEAR, i INT, u INT UNSIGNED,"
                        + " `last` TEXT)",
                "INSERT INTO `o\"d``d ü` (`a b`, `ſelect`, y, i, u, `last`) VALUES (1, 'x', 2024, -1, 4000000000, 'end')");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldReadTablesWithManyColumnsAndPartitions(Flavor flavor) throws SQLException {
        StringBuilder columns = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            columns.append(", c").append(i).append(" INT");
            values.append(", ").append(i % 3 == 0 ? "NULL" : i);
        }
        check(
                flavor,
                "CREATE TABLE wide (id INT PRIMARY KEY" + columns + ") PARTITION BY HASH(id) PARTITIONS 4",
                "INSERT INTO wide VALUES (1" + values + ")");
    }

    @Test
    void shouldReadATableWithAnIndexOverAnExpression() throws SQLException {
        check(
                Flavor.MYSQL,
                "CREATE TABLE f (id INT PRIMARY KEY, a VARCHAR(20), INDEX ((UPPER(a))), INDEX ((id * 2)))",
                "ALTER TABLE f ADD COLUMN z INT",
                "INSERT INTO f VALUES (1, 'abc', 5)");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldReadATableWhoseEngineHidesAColumnFromTheLog(Flavor flavor) throws SQLException {
        check(
                flavor,
                "CREATE TABLE t (id INT PRIMARY KEY, a TEXT, b VARCHAR(9), FULLTEXT KEY (a))",
                "INSERT INTO t VALUES (1, 'some words', 'end')");
        check(
                flavor,
                "CREATE TABLE m (id INT, a VARCHAR(9), UNIQUE KEY (id) USING HASH, UNIQUE KEY (a)) ENGINE = MEMORY",
                "INSERT INTO m VALUES (1, 'end')");
    }

    @Test
    void shouldReadATableThatHidesColumnsFromTheLogAndOthersNot() throws SQLException {
        check(
                Flavor.MYSQL,
                "CREATE TABLE f (id INT PRIMARY KEY, a TEXT, b VARCHAR(20), INDEX ((UPPER(b))), FULLTEXT KEY (a))",
                "ALTER TABLE f ADD COLUMN z INT",
                "INSERT INTO f VALUES (1, 'some words', 'abc', 5)");
    }

    @Test
    void shouldReadATableWithALongUniqueKeyAndInvisibleColumns() throws SQLException {
        check(
                Flavor.MARIADB,
                "CREATE TABLE l (id INT PRIMARY KEY, a TEXT, b INT INVISIBLE DEFAULT 7, UNIQUE (a))",
                "INSERT INTO l (id, a) VALUES (1, 'abc')");
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldCarryLabelsThatTheCatalogDoesNotShow(Flavor flavor) throws SQLException {
        check(
                flavor,
                "CREATE TABLE e (id INT PRIMARY KEY, v ENUM('a🐦','yes?','ü') CHARACTER SET utf8mb4,"
                        + " w SET('x','🐦','ü?') CHARACTER SET utf8mb4)",
                "INSERT INTO e VALUES (1, 1, 7)");
        check(
                flavor,
                "CREATE TABLE e (id INT PRIMARY KEY, v ENUM('a🐦','yes?','ü') CHARACTER SET utf8mb4,"
                        + " w SET('x','🐦','ü?') CHARACTER SET utf8mb4)",
                "INSERT INTO e VALUES (1, 2, 4)");
    }

    /** What is written through a MERGE table is logged as its change, not as that of the table that holds the row. */
    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldNameTablesWhoseChangesAreNotLogged(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE plain (id INT PRIMARY KEY)", "CREATE TABLE isam (id INT PRIMARY KEY) ENGINE = MyISAM");
        SchemaPlan plan = new Plans().of(database);
        try (ChangeCapture capture = Captures.changes(database)) {
            assertThat(capture.unlogged(plan)).isEmpty();

            database.execute("CREATE TABLE merged (id INT NOT NULL, KEY (id)) ENGINE = MERGE UNION = (isam)");

            assertThat(capture.unlogged(plan))
                    .containsExactlyInAnyOrder(
                            new TableName(database.name(), "merged"), new TableName(database.name(), "isam"));
        }
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    @Tag("H1")
    void shouldTellWhetherTheSourcesForeignKeysActed(Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute("CREATE TABLE p (id INT PRIMARY KEY)", "INSERT INTO p VALUES (1), (2)");
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM p WHERE id = 1");
            statement.execute("SET foreign_key_checks = 0");
            statement.execute("DELETE FROM p WHERE id = 2");
        }

        assertThat(Captures.stream(database, plan, start).foreignKeysActed()).containsExactly(true, false);
    }

    @Test
    @Tag("H11")
    void shouldCarryOnlyTheLivingRowsOfASystemVersionedTable() throws SQLException {
        TestDatabase database = Flavor.MARIADB.database();
        database.execute(
                "CREATE TABLE v (id INT PRIMARY KEY, a VARCHAR(10), z TEXT UNIQUE) WITH SYSTEM VERSIONING",
                "CREATE TABLE w (id INT PRIMARY KEY, s TIMESTAMP(6) GENERATED ALWAYS AS ROW START,"
                        + " e TIMESTAMP(6) GENERATED ALWAYS AS ROW END, x INT, PERIOD FOR SYSTEM_TIME(s, e))"
                        + " WITH SYSTEM VERSIONING");
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        database.execute(
                "INSERT INTO v VALUES (1, 'one', 'z1'), (2, 'two', 'z2')",
                "UPDATE v SET a = 'uno' WHERE id = 1",
                "DELETE FROM v WHERE id = 2",
                "DELETE HISTORY FROM v",
                "INSERT INTO w (id, x) VALUES (1, 10)",
                "UPDATE w SET x = 11",
                "DELETE FROM w");
        Recorded stream = Captures.stream(database, plan, start);

        assertThat(stream.changes().stream().map(change -> change.table() + change.operation()))
                .containsExactly("vI", "vI", "vU", "vD", "wI", "wU", "wD");
        assertThat(Captures.hex(
                        Captures.load(database, plan.tables().getFirst()).rows()))
                .containsExactly(
                        Captures.hex(List.of(stream.changes().get(2).after())).getFirst());
    }

    private static void check(Flavor flavor, String create, String... more) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute(create);
        for (int i = 0; i < more.length - 1; i++) {
            database.execute(more[i]);
        }
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        database.execute(more[more.length - 1]);
        List<byte[]> loaded = Captures.load(database, plan.tables().getFirst()).rows();
        Recorded stream = Captures.stream(database, plan, start);

        assertThat(stream.changes()).extracting(Change::text).containsExactly("");
        assertThat(Captures.hex(stream.changes().stream().map(Change::after).toList()))
                .isEqualTo(Captures.hex(loaded));
        assertThat(loaded).hasSize(1);
    }
}
