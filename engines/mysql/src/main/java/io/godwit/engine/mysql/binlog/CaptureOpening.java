package io.godwit.engine.mysql.binlog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.position.Gtids;
import io.godwit.engine.mysql.position.MasterStatus;
import io.godwit.engine.mysql.row.ImageEncoder;
import io.godwit.engine.mysql.type.CharacterSets;
import io.godwit.engine.plan.SchemaPlan;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the position from which a capture starts: everything before it must already be visible to whoever reads rows
 * afterwards, or a transaction could be in neither.
 *
 * <p>A server writes a transaction to its log before the engine shows it, so the end of the log is too late a position. MariaDB
 * tells the place of a snapshot exactly. On MySQL the GTIDs in the current file up to its end are read, and it is awaited that
 * all of them were executed, for a GTID is added after the engine's commit. Without GTIDs a new file is begun, which MySQL does
 * only when every transaction of the old one is committed in its engine.
 *
 * <p>Source: {@code MYSQL_BIN_LOG::new_file_impl}, {@code MYSQL_BIN_LOG::process_commit_stage_queue} in MySQL's {@code
 * sql/binlog.cc}.
 */
final class CaptureOpening {
    private static final int AWAIT_SECONDS = 60;

    private final MySqlConnection connection;
    private final Supplier<MySqlConnection> others;

    CaptureOpening(MySqlConnection connection, Supplier<MySqlConnection> others) {
        this.connection = connection;
        this.others = others;
    }

    BinlogPosition open(SchemaPlan plan) {
        requireSettings();
        requireNothingPrepared();
        CharacterSets sets = new CharacterSets(connection);
        plan.tables().forEach(table -> ImageEncoder.requireSupported(table, sets));
        return connection.isMariaDb() ? ofSnapshot() : ofMySql();
    }

    private void requireSettings() {
        MasterStatus.required(connection);
        require("binlog_format", "ROW", "Only ROW has the values of changed rows.");
        require("binlog_row_image", "FULL", "Without it row changes lack columns.");
    }

    private void require(String variable, String wanted, String why) {
        String is = connection.query("SELECT @@global." + variable).only().text(0);
        if (!is.toUpperCase(Locale.ROOT).equals(wanted)) {
            throw new EngineException(
                    Kind.WRONG_SERVER,
                    "The server's " + variable + " is " + is + " instead of " + wanted + ". " + why,
                    "SET GLOBAL " + variable + " = '" + wanted + "'; sessions opened before keep the old value.");
        }
    }

    /** Rows of a prepared transaction may be in the log before the position, and become visible after it (H11). */
    private void requireNothingPrepared() {
        int prepared;
        try {
            prepared = connection.query("XA RECOVER").size();
        } catch (EngineException e) {
            // MySQL answers without its right as if the transaction manager were broken.
            if (e.kind() != Kind.PRIVILEGE && !String.valueOf(e.sqlState()).startsWith("XA")) {
                throw e;
            }
            // The end of a transaction whose start was not read stops the stream, so nothing is lost.
            return;
        }
        if (prepared > 0) {
            throw new EngineException(
                    Kind.TRANSIENT,
                    "The server has " + prepared + " prepared distributed transactions (XA).",
                    "Commit or roll them back; XA RECOVER shows them.");
        }
    }

    private BinlogPosition ofSnapshot() {
        connection.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        Optional<BinlogPosition> snapshot = MasterStatus.ofSnapshot(connection);
        connection.execute("COMMIT");
        BinlogPosition position = snapshot.orElseGet(() -> MasterStatus.required(connection));
        Gtids gtids = new LogFiles(connection, others).gtidsAt(position);
        return new BinlogPosition(position.file(), position.offset(), gtids, begun(position.file()));
    }

    private BinlogPosition ofMySql() {
        String mode = connection.query("SELECT @@global.gtid_mode").only().text(0);
        if (mode.equalsIgnoreCase("ON")) {
            BinlogPosition end = MasterStatus.required(connection);
            Gtids.@Nullable MySql before = gtidsBefore(end);
            if (before != null) {
                await(before);
                return new BinlogPosition(end.file(), end.offset(), before, begun(end.file()));
            }
        }
        try {
            connection.execute("FLUSH NO_WRITE_TO_BINLOG BINARY LOGS");
        } catch (EngineException e) {
            throw new EngineException(
                    e.kind(),
                    "A start in the binary log of a server without GTIDs needs the right to begin a new log file: "
                            + e.getMessage(),
                    "GRANT RELOAD ON *.* TO the account, or set gtid_mode = ON.",
                    e.sqlState(),
                    e);
        }
        String file = MasterStatus.required(connection).file();
        return new BinlogPosition(file, BinlogPosition.START, Gtids.unknown(), begun(file));
    }

    private long begun(String file) {
        return new LogFiles(connection, others).begun(file);
    }

    /** The GTIDs of all transactions before a place, from the head of its file on; null where one has none. */
    private Gtids.@Nullable MySql gtidsBefore(BinlogPosition end) {
        try (MySqlConnection other = others.get()) {
            BinlogPosition head = BinlogPosition.of(end.file(), BinlogPosition.START);
            EventStream events = LogDump.start(other, head);
            GtidTrack track = new GtidTrack(Gtids.unknown());
            while (events.offset() < end.offset()) {
                switch (events.next()) {
                    case EventType.PREVIOUS_GTIDS -> track.previous(events.array(), events.bodyStart());
                    case EventType.GTID -> {
                        track.begins(events.array(), events.bodyStart());
                        track.completed();
                    }
                    case EventType.ANONYMOUS_GTID, EventType.GTID_TAGGED -> {
                        return null;
                    }
                    default -> {
                        // Rows and statements are not looked at.
                    }
                }
            }
            other.abort();
            return track.gtids() instanceof Gtids.MySql set ? set : null;
        }
    }

    private void await(Gtids.MySql set) {
        long late = connection
                .query("SELECT WAIT_FOR_EXECUTED_GTID_SET(" + SqlText.literal(set.toString()) + ", " + AWAIT_SECONDS
                        + ")")
                .only()
                .number(0);
        if (late != 0) {
            throw new EngineException(
                    Kind.TRANSIENT,
                    "Transactions that are in the binary log were not committed within " + AWAIT_SECONDS + " s.",
                    "Look at the server's disk and its process list.");
        }
    }
}
