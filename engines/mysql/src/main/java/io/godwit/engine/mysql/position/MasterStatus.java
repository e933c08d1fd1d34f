package io.godwit.engine.mysql.position;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import java.util.Optional;

/** Where a server's binary log stands. */
public final class MasterStatus {
    private MasterStatus() {}

    /**
     * The end of the log as it is now. Every transaction that a read has seen before this call lies before it: MySQL writes a
     * transaction to the log before the engine shows it (H5). Empty where the server writes no log.
     */
    public static Optional<BinlogPosition> end(MySqlConnection connection) {
        TextRows status = connection.query(statement(connection));
        if (status.size() == 0) {
            return Optional.empty();
        }
        return Optional.of(BinlogPosition.of(
                status.only().text(0), status.only().number(1)));
    }

    /** The end of the log; fails where the server writes none. */
    public static BinlogPosition required(MySqlConnection connection) {
        return end(connection).orElseThrow(MasterStatus::noLog);
    }

    /**
     * On MariaDB the place of the snapshot that this connection's transaction reads from, exactly: what lies before it is
     * visible, what lies after is not (H5). The transaction must have been started WITH CONSISTENT SNAPSHOT.
     */
    public static Optional<BinlogPosition> ofSnapshot(MySqlConnection connection) {
        String file = "";
        long offset = 0;
        for (TextRows.Row row : connection.query("SHOW STATUS LIKE 'binlog_snapshot_%'")) {
            switch (row.text(0).toLowerCase(java.util.Locale.ROOT)) {
                case "binlog_snapshot_file" -> file = row.text(1);
                case "binlog_snapshot_position" -> offset = row.number(1);
                default -> {
                    // Binlog_snapshot_gtid of other builds is not needed.
                }
            }
        }
        return file.isEmpty() ? Optional.empty() : Optional.of(BinlogPosition.of(file, offset));
    }

    private static EngineException noLog() {
        return new EngineException(
                Kind.WRONG_SERVER,
                "The server writes no binary log.",
                "Set log_bin and binlog_format = ROW in the server's configuration and restart it.");
    }

    private static String statement(MySqlConnection connection) {
        if (connection.isMariaDb()) {
            return "SHOW MASTER STATUS";
        }
        return connection.atLeast(8, 2, 0) ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS";
    }
}
