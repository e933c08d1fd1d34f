package io.godwit.engine.mysql.binlog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.position.Gtids;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the log that the server still has. */
final class LogFiles {
    private static final Pattern GTID = Pattern.compile("GTID_NEXT= '([0-9a-f-]{36}):([0-9]+)'");
    private static final long LARGEST_OFFSET = 0xffff_ffffL;

    private final MySqlConnection connection;
    private final Supplier<MySqlConnection> others;

    /** @param others opens a connection of its own for a look into a file */
    LogFiles(MySqlConnection connection, Supplier<MySqlConnection> others) {
        this.connection = connection;
        this.others = others;
    }

    /** Whether everything after this position is there, and the position is one of this log. */
    boolean holds(BinlogPosition position) {
        return mayHold(position) && (position.begun() == 0 || begun(position.file()) == position.begun());
    }

    /** The same but for the file's time, which a dump from there tells. */
    boolean mayHold(BinlogPosition position) {
        return reaches(position) && sameHistory(position);
    }

    /** What can be told of that without a look into the log: asked again and again while it is read. */
    boolean goesOn(BinlogPosition position) {
        return reaches(position) && (!(position.gtids() instanceof Gtids.MySql set) || executed(set));
    }

    private boolean reaches(BinlogPosition position) {
        for (TextRows.Row row : connection.query("SHOW BINARY LOGS")) {
            if (row.text(0).equals(position.file())) {
                return row.number(1) >= position.offset();
            }
        }
        return false;
    }

    /** When the server began this file, in seconds since 1970: the time of its first event. */
    long begun(String file) {
        try (MySqlConnection other = others.get()) {
            EventStream events = LogDump.start(other, BinlogPosition.of(file, BinlogPosition.START));
            while (events.next() != EventType.FORMAT_DESCRIPTION) {
                // The server names the file first.
            }
            other.abort();
            return events.begun();
        }
    }

    /** Bytes of the log from this position to its end. */
    long bytesAfter(BinlogPosition position) {
        long bytes = -position.offset();
        boolean found = false;
        for (TextRows.Row row : connection.query("SHOW BINARY LOGS")) {
            found |= row.text(0).equals(position.file());
            bytes += found ? row.number(1) : 0;
        }
        return Math.max(0, bytes);
    }

    /** After RESET MASTER files have the names of old ones; the GTIDs before the position tell them apart. */
    private boolean sameHistory(BinlogPosition position) {
        return switch (position.gtids()) {
            case Gtids.Unknown unknown -> true;
            case Gtids.MySql set -> executed(set) && follows(position, set);
            case Gtids.MariaDb state ->
                position.offset() > LARGEST_OFFSET || gtidsAt(position).equals(state);
        };
    }

    private boolean executed(Gtids.MySql set) {
        return connection
                        .query("SELECT GTID_SUBSET(" + SqlText.literal(set.toString()) + ", @@global.gtid_executed)")
                        .only()
                        .number(0)
                == 1;
    }

    /** Whether an event begins at the position, and is not one of a transaction that should lie before it. */
    private boolean follows(BinlogPosition position, Gtids.MySql set) {
        TextRows next;
        try {
            next = connection.query("SHOW BINLOG EVENTS IN " + SqlText.literal(position.file()) + " FROM "
                    + position.offset() + " LIMIT 1");
        } catch (EngineException e) {
            if (e.kind() == Kind.STATEMENT) {
                return false;
            }
            throw e;
        }
        for (TextRows.Row row : next) {
            Matcher gtid = GTID.matcher(row.text(5));
            if (gtid.find() && set.contains(gtid.group(1), Long.parseLong(gtid.group(2)))) {
                return false;
            }
        }
        return true;
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
                return new BinlogPosition(row.text(0), BinlogPosition.START, position.gtids(), 0);
            }
            found = row.text(0).equals(position.file());
        }
        throw new EngineException(
                found ? Kind.TRANSIENT : Kind.POSITION_LOST,
                "The binary log does not go on after " + position + ".",
                found ? "Wait until the server has begun the next file." : "Load again.");
    }
}
