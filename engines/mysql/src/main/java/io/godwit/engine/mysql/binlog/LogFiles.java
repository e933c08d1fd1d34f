package io.godwit.engine.mysql.binlog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.position.Gtids;

/** The files of the log that the server still has. */
final class LogFiles {
    private static final long LARGEST_OFFSET = 0xffff_ffffL;

    private final MySqlConnection connection;

    LogFiles(MySqlConnection connection) {
        this.connection = connection;
    }

    /** Whether everything after this position is there, and the position is one of this log. */
    boolean holds(BinlogPosition position) {
        for (TextRows.Row row : connection.query("SHOW BINARY LOGS")) {
            if (row.text(0).equals(position.file())) {
                return row.number(1) >= position.offset() && sameHistory(position);
            }
        }
        return false;
    }

    /** After RESET MASTER files have the names of old ones; the GTIDs before the position tell them apart. */
    private boolean sameHistory(BinlogPosition position) {
        return switch (position.gtids()) {
            case Gtids.Unknown unknown -> true;
            case Gtids.MySql set ->
                connection
                                .query("SELECT GTID_SUBSET(" + SqlText.literal(set.toString())
                                        + ", @@global.gtid_executed)")
                                .only()
                                .number(0)
                        == 1;
            case Gtids.MariaDb state -> position.offset() > LARGEST_OFFSET || gtidsAt(position).equals(state);
        };
    }

    /** MariaDB's GTIDs before a position; unknown where the server cannot tell. */
    Gtids gtidsAt(BinlogPosition position) {
        TextRows.Row row = connection
                .query("SELECT BINLOG_GTID_POS(" + SqlText.literal(position.file()) + ", " + position.offset() + ")")
                .only();
        if (row.isNull(0)) {
            return Gtids.unknown();
        }
        return row.text(0).isEmpty() ? Gtids.MariaDb.EMPTY : Gtids.parse(row.text(0));
    }

    /**
     * Where a dump must start to go on at {@code position}. A dump cannot start beyond 4 GiB; only the last transaction of a
     * file reaches so far, since the file is closed after it, so what follows begins in the next file.
     */
    BinlogPosition startFor(BinlogPosition position) {
        if (position.offset() <= LARGEST_OFFSET) {
            return position;
        }
        boolean found = false;
        for (TextRows.Row row : connection.query("SHOW BINARY LOGS")) {
            if (found) {
                return new BinlogPosition(row.text(0), BinlogPosition.START, position.gtids());
            }
            found = row.text(0).equals(position.file());
        }
        throw new EngineException(
                found ? Kind.TRANSIENT : Kind.POSITION_LOST,
                "The binary log does not go on after " + position + ".",
                found ? "Wait until the server has begun the next file." : "Load again.");
    }
}
