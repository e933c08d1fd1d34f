package io.godwit.engine.mysql.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.change.Position;
import io.godwit.engine.mysql.Captures;
import io.godwit.engine.mysql.Plans;
import io.godwit.engine.mysql.Recorded;
import io.godwit.engine.mysql.Recorded.Change;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.MySqlFamilyServer;
import io.godwit.platform.servers.MySqlServer;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers whose logs are set up otherwise: carried equal (H7). */
@Tag("H7")
class LogSettingsIT {

    @Test
    void shouldReadMySqlWithoutGtidsAndWithRowEventsOfTheFirstVersion() throws SQLException {
        try (MySqlFamilyServer server = MySqlServer.in(TestServers.folder("mysql-plain"))
                .rootPassword(TestServers.PASSWORD)
                .durable(false)
                .setting("gtid_mode", "OFF")
                .setting("enforce_gtid_consistency", "OFF")
                .setting("log_bin_use_v1_row_events", "ON")
                .setting("binlog_checksum", "NONE")
                .setting("default_time_zone", "-07:00")
                .setting("character_set_server", "latin1")
                .setting("sql_mode", "ANSI,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH")
                .start()) {
            check(server);
        }
    }

    @Test
    void shouldReadMariaDbWithACompressedLogAndFewMetadata() throws SQLException {
        try (MySqlFamilyServer server = MariaDbServer.in(TestServers.folder("mariadb-compressed"))
                .rootPassword(TestServers.PASSWORD)
                .durable(false)
                .setting("log_bin_compress", "ON")
                .setting("log_bin_compress_min_len", "10")
                .setting("binlog_row_metadata", "NO_LOG")
                .setting("default_time_zone", "+05:30")
                .setting("sql_mode", "ANSI_QUOTES,PAD_CHAR_TO_FULL_LENGTH")
                .start()) {
            check(server);
        }
    }

    @Test
    void shouldReadMariaDbWithTimesOfTheOldFormat() throws SQLException {
        try (MySqlFamilyServer server = MariaDbServer.in(TestServers.folder("mariadb-old"))
                .rootPassword(TestServers.PASSWORD)
                .durable(false)
                .setting("mysql56_temporal_format", "OFF")
                .setting("binlog_checksum", "NONE")
                .start()) {
            check(server);
            checkFractions(server);
        }
    }

    /** The log says neither the format nor the digits; a DATETIME(6) has as many bytes as one without a fraction. */
    private static void checkFractions(MySqlFamilyServer server) throws SQLException {
        TestDatabase database = TestServers.database(server);
        for (int digits = 1; digits <= 6; digits++) {
            String table = "t" + digits;
            database.execute("CREATE TABLE t" + digits
                    + " (id INT PRIMARY KEY, a DATETIME(6), b TIMESTAMP(6) NULL, c TIME(6), d INT)"
                            .replace("(6)", "(" + digits + ")"));
            SchemaPlan plan = new Plans().of(database);
            Position start = Captures.open(database, plan);
            database.execute("INSERT INTO " + table
                    + " VALUES (1, '1000-01-01 00:00:00.000001', '1970-01-01 00:00:01.999999', '-838:59:59.999999', 7),"
                    + " (2, '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07.5', '838:59:59.999999', -7),"
                    + " (3, '2024-02-29 12:13:14.987654', '2024-03-31 02:30:00.123456', '-00:00:00.3', 0),"
                    + " (4, '2024-02-29', '2024-03-31 02:30:00', '00:00:00', 1), (5, NULL, NULL, NULL, 2)");
            Recorded load = Captures.load(database, plan.tables().getLast());
            Recorded stream = Captures.stream(database, plan, start);
            assertThat(Captures.hex(stream.changes().stream().map(Change::after).toList()))
                    .as("%d digits", digits)
                    .isEqualTo(Captures.hex(load.rows()));
        }
    }

    private static void check(MySqlFamilyServer server) throws SQLException {
        TestDatabase database = TestServers.database(server);
        database.execute("CREATE TABLE t (id INT PRIMARY KEY, a CHAR(10), b DATETIME, c TIMESTAMP NULL, d TIME, e TEXT,"
                + " f BINARY(5), g DECIMAL(20,5), h DATE)");
        SchemaPlan plan = new Plans().of(database);
        Position start = Captures.open(database, plan);
        database.execute(
                "INSERT INTO t VALUES (1, 'abc', '2024-02-29 12:13:14', '2024-03-31 02:30:00', '-100:01:02',"
                        + " REPEAT('text ', 200), 0x6100, -12345.678, '0001-01-01'), (2, NULL, NULL, NULL, NULL, NULL, NULL,"
                        + " NULL, NULL), (3, '', '9999-12-31 23:59:59', '1970-01-02 00:00:01', '838:59:59', '', '', 0,"
                        + " '9999-12-31')",
                "UPDATE t SET e = CONCAT(e, 'more'), id = id + 10",
                "ALTER TABLE t COMMENT = 'a comment that is long enough to be compressed, I hope'",
                "DELETE FROM t WHERE id = 12");
        Recorded load = Captures.load(database, plan.tables().getFirst());
        Recorded stream = Captures.stream(database, plan, start);
        assertThat(stream.changes())
                .extracting(Change::operation)
                .containsExactly('I', 'I', 'I', 'U', 'U', 'U', 'S', 'D');
        assertThat(Captures.hex(load.rows()))
                .containsExactly(
                        Captures.hex(java.util.List.of(stream.changes().get(3).after()))
                                .getFirst(),
                        Captures.hex(java.util.List.of(stream.changes().get(5).after()))
                                .getFirst());
        assertThat(stream.refusals()).isEmpty();
    }
}
