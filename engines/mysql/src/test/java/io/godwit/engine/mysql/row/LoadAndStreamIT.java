package io.godwit.engine.mysql.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.change.Position;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Sources;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.platform.servers.test.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One row has one form, however it came: read by the load, or captured from the log (H8). */
@Tag("H8")
class LoadAndStreamIT {

    @ParameterizedTest
    @EnumSource(Sources.Flavor.class)
    void shouldGiveTheSameBytesWhenARowIsLoadedAndWhenItIsCaptured(Sources.Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE t (id INT PRIMARY KEY, a TINYINT, b SMALLINT UNSIGNED, c MEDIUMINT, d INT UNSIGNED,"
                        + " e BIGINT UNSIGNED, f BIGINT, g DECIMAL(30,10), h FLOAT, i DOUBLE, j BIT(13), k YEAR,"
                        + " l DATE, m DATETIME(6), n TIMESTAMP(3) NULL, o TIME(2), p CHAR(10), q VARCHAR(300),"
                        + " r TEXT CHARACTER SET latin1, s BINARY(4), u VARBINARY(10), v BLOB, w ENUM('x','y''z'),"
                        + " x SET('eins','zwei','drei'))");
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        database.execute(
                "INSERT INTO t VALUES (1, -128, 65535, -8388608, 4294967295, 18446744073709551615,"
                        + " -9223372036854775808, -12345678901234567890.0123456789, 1234567, 0.1, b'1000000000001', 1901,"
                        + " '1000-01-01', '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07.999', '-838:59:58.99',"
                        + " 'abc', 'Ünïcödé 🐦', 'ÄÖÜ€', 'ab', 'x', 0x00ff, 'y''z', 'eins,drei')",
                "INSERT INTO t VALUES (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
                        + " NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
                "INSERT INTO t VALUES (3, 127, 0, 8388607, 0, 0, 9223372036854775807, 0.00001, -0.0, -1e-300, b'0', 0,"
                        + " '9999-12-31', '1000-01-01 00:00:00', '1970-01-01 00:00:01', '838:59:59', '', '', '', '', '',"
                        + " '', 'x', '')");

        Recorded stream = Captures.stream(database, plan, start);
        Recorded load = Captures.load(database, plan.tables().getFirst());

        assertThat(Captures.hex(
                        stream.changes().stream().map(Recorded.Change::after).toList()))
                .containsExactlyElementsOf(Captures.hex(load.rows()));
        assertThat(load.rows()).hasSize(3);
        assertThat(stream.refusals()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Sources.Flavor.class)
    void shouldGiveTheSameTextOfASetWithAnEmptyLabel(Sources.Flavor flavor) throws SQLException {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE t (id INT PRIMARY KEY, a SET('','x','y'), b SET('x','','y'), c SET('x','y',''))");
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        for (int bits = 0; bits < 8; bits++) {
            database.execute("INSERT INTO t VALUES (%1$d, %1$d, %1$d, %1$d)".formatted(bits));
        }

        Recorded stream = Captures.stream(database, plan, start);
        Recorded load = Captures.load(database, plan.tables().getFirst());

        assertThat(Captures.hex(
                        stream.changes().stream().map(Recorded.Change::after).toList()))
                .containsExactlyElementsOf(Captures.hex(load.rows()));
    }
}
