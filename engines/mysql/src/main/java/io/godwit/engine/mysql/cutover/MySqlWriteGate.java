package io.godwit.engine.mysql.cutover;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.mysql.server.Grants;
import io.godwit.engine.mysql.server.ServerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Freezes a whole server: {@code super_read_only} on MySQL, which stops everybody, {@code read_only} on MariaDB, which
 * stops everybody but accounts with READ ONLY ADMIN. Transactions that are open when it is set cannot commit any more.
 *
 * <p>Godwit changes nothing but these switches, so that any later process can thaw without knowing what was before.
 */
public final class MySqlWriteGate implements WriteGate {
    private final MySqlConnection connection;
    private final Grants grants;

    public MySqlWriteGate(MySqlConnection connection) {
        this.connection = connection;
        this.grants = Grants.read(connection);
    }

    @Override
    public boolean mayFreeze() {
        return lackingToFreeze(connection, grants).isEmpty();
    }

    /** What is missing of the rights to switch, and of the right to see who could still write. */
    public static List<String> lackingToFreeze(MySqlConnection connection, Grants grants) {
        List<String> needed;
        if (connection.isMariaDb()) {
            needed = List.of(connection.atLeast(10, 5, 2) ? "READ_ONLY ADMIN" : "SUPER", "PROCESS");
        } else {
            needed = grants.global("SUPER")
                    ? List.of("PROCESS")
                    : List.of("SYSTEM_VARIABLES_ADMIN", "CONNECTION_ADMIN", "PROCESS");
        }
        return needed.stream().filter(right -> !grants.global(right)).toList();
    }

    @Override
    public List<String> freezeStatements() {
        return connection.isMariaDb()
                ? List.of("SET GLOBAL read_only = ON")
                : List.of("SET GLOBAL read_only = ON", "SET GLOBAL super_read_only = ON");
    }

    @Override
    public List<String> thawStatements() {
        return connection.isMariaDb()
                ? List.of("SET GLOBAL read_only = OFF")
                : List.of("SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
    }

    @Override
    public void freeze() {
        freezeStatements().forEach(connection::execute);
    }

    @Override
    public void thaw() {
        thawStatements().forEach(connection::execute);
    }

    @Override
    public boolean frozen() {
        ServerState state = new ServerState(connection);
        return state.on("read_only") || !connection.isMariaDb() && state.on("super_read_only");
    }

    @Override
    public List<String> openings() {
        ServerState state = new ServerState(connection);
        List<String> openings = new ArrayList<>();
        if (!state.on("read_only")) {
            openings.add("read_only is OFF.");
        }
        if (connection.isMariaDb()) {
            bypassing(state, openings);
            events(state, openings);
        } else if (!state.on("super_read_only")) {
            openings.add("super_read_only is OFF: accounts with SUPER or CONNECTION_ADMIN can write.");
        }
        preparedTransactions(state, openings);
        replication(state, openings);
        return List.copyOf(openings);
    }

    /** Sessions whose account MariaDB lets write in spite of read_only; visible to who may read the accounts. */
    private void bypassing(ServerState state, List<String> openings) {
        // Until 10.11 SUPER held this right too.
        String right = connection.atLeast(10, 11, 0) ? "READ_ONLY ADMIN" : "SUPER";
        Optional<TextRows> privileged = state.ask("SELECT DISTINCT p.ID, p.USER FROM information_schema.PROCESSLIST p"
                + " JOIN information_schema.USER_PRIVILEGES u ON u.GRANTEE LIKE CONCAT('''', p.USER, '''@%')"
                + " AND u.PRIVILEGE_TYPE IN (" + SqlText.literal(right) + ", 'READ_ONLY ADMIN')"
                + " WHERE p.ID <> CONNECTION_ID() AND p.COMMAND NOT IN ('Daemon', 'Binlog Dump', 'Slave_SQL', 'Slave_IO',"
                + " 'Slave_worker') AND p.USER <> 'system user'");
        for (TextRows.Row row : privileged.map(TextRows::rows).orElse(List.of())) {
            if (!row.text(1).equals(ownUser())) {
                openings.add("Session " + row.text(0) + " of " + row.text(1) + " may write in spite of read_only ("
                        + right + "): end it with KILL " + row.text(0) + ".");
            }
        }
    }

    private String ownUser() {
        String user = connection.query("SELECT USER()").only().text(0);
        return user.substring(0, user.lastIndexOf('@'));
    }

    private void events(ServerState state, List<String> openings) {
        if (state.on("event_scheduler")) {
            long enabled = connection
                    .query("SELECT COUNT(*) FROM information_schema.EVENTS WHERE STATUS = 'ENABLED'")
                    .only()
                    .number(0);
            if (enabled > 0) {
                openings.add("The event scheduler is ON and " + enabled
                        + " events are enabled: SET GLOBAL event_scheduler = OFF.");
            }
        }
    }

    private static void preparedTransactions(ServerState state, List<String> openings) {
        int prepared = state.ask("XA RECOVER").map(TextRows::size).orElse(0);
        if (prepared > 0) {
            openings.add(prepared + " XA transactions are prepared: end each with XA COMMIT or XA ROLLBACK.");
        }
    }

    private static void replication(ServerState state, List<String> openings) {
        if (state.replicaStatus().map(TextRows::size).orElse(0) > 0) {
            openings.add(
                    "The server replicates from another one, whose writes go on: STOP SLAVE once it has caught up.");
        }
    }

    /** A table whose generator was never used has no value in the catalog; it would give 1. */
    @Override
    public OptionalLong nextIdentity(TableName table) {
        TextRows rows = connection.query("SELECT t.AUTO_INCREMENT, t.TABLE_SCHEMA, t.TABLE_NAME"
                + " FROM information_schema.TABLES t JOIN information_schema.COLUMNS c"
                + " ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME AND c.EXTRA LIKE '%auto_increment%'"
                + " WHERE t.TABLE_SCHEMA = " + SqlText.literal(table.schema()) + " AND t.TABLE_NAME = "
                + SqlText.literal(table.name()));
        for (TextRows.Row row : rows) {
            if (row.text(1).equals(table.schema()) && row.text(2).equals(table.name())) {
                return OptionalLong.of(Math.max(1, row.number(0)));
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        connection.close();
    }
}
