package io.godwit.engine.mysql.precondition;

import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import io.godwit.engine.mysql.server.Grants;
import io.godwit.engine.mysql.server.ServerState;
import java.util.Optional;

/** The server as such: version, role, what lies before it, what is open in it. */
final class ServerChecks {
    private final ServerState state;
    private final CheckList checks;
    private final Grants grants;

    ServerChecks(ServerState state, CheckList checks, Grants grants) {
        this.state = state;
        this.checks = checks;
        this.grants = grants;
    }

    void run() {
        version();
        pooler();
        replica();
        readOnly();
        nameFolding();
        preparedTransactions();
        distributedTransactions();
    }

    private void version() {
        MySqlConnection connection = state.connection();
        boolean enough = state.mariaDb() ? connection.atLeast(10, 3, 0) : connection.atLeast(5, 7, 0);
        if (!enough) {
            checks.fail(
                    SourceRule.VERSION,
                    "It is " + connection.flavor() + " " + connection.serverVersion() + ".",
                    "Upgrade to MySQL 5.7 or MariaDB 10.3 or newer; tested are MySQL 8.0, MariaDB 10.11 and 11.4.");
        }
        checks.looked(SourceRule.VERSION, connection.flavor() + " " + connection.serverVersion());
    }

    /** A proxy greets with a number of its own; the server behind it has another (H18). */
    private void pooler() {
        MySqlConnection connection = state.connection();
        long own = connection.query("SELECT CONNECTION_ID() + 0").only().number(0);
        if (own != connection.connectionId()) {
            checks.fail(
                    SourceRule.POOLER,
                    "The greeting says connection " + connection.connectionId() + ", the server " + own + ".",
                    "Give host and port of the server itself; a log cannot be read through a pool.");
        }
        checks.looked(SourceRule.POOLER, "Connection " + own + " on both sides.");
    }

    private void replica() {
        Optional<TextRows> status = state.replicaStatus();
        boolean replica = status.map(rows -> rows.size() > 0)
                .orElseGet(() -> state.connection().query("SHOW GLOBAL STATUS LIKE 'Slave%running'").rows().stream()
                        .anyMatch(row -> row.text(1).matches("ON|[1-9][0-9]*")));
        boolean cluster = state.on("wsrep_on");
        if (replica) {
            checks.warn(
                    SourceRule.REPLICA,
                    "It replicates from another server; what is written there arrives here later.",
                    "Give the primary as source, or stop writes on the primary before the cut-over and wait until this"
                            + " replica has caught up.");
        }
        boolean logs = state.on("log_slave_updates") || state.on("log_replica_updates");
        if ((replica || cluster) && !logs) {
            checks.fail(
                    SourceRule.REPLICA_LOG,
                    (cluster ? "Changes of the other Galera nodes" : "Replicated changes")
                            + " are not written to this server's log: log_slave_updates is OFF.",
                    "Set log_slave_updates = ON in the server's configuration and restart it, or give the primary.");
        }
        checks.looked(SourceRule.REPLICA, "It replicates from no other server.");
        checks.looked(SourceRule.REPLICA_LOG, replica ? "log_slave_updates is ON." : "All writes are its own.");
    }

    private void readOnly() {
        if (state.on("read_only") || state.on("super_read_only")) {
            checks.warn(
                    SourceRule.READ_ONLY,
                    "read_only is ON: this is not the server that the application writes to, or it is frozen already.",
                    "Give the server that takes the writes. SET GLOBAL read_only = OFF where it was left over.");
        }
        checks.looked(SourceRule.READ_ONLY, "read_only is OFF.");
    }

    private void nameFolding() {
        String folding = state.variable("lower_case_table_names");
        if (folding.equals("2")) {
            checks.warn(
                    SourceRule.NAME_FOLDING,
                    "lower_case_table_names is 2: names keep their case in the catalog and lose it in the log.",
                    "Name all tables in lower case, or move from a server with lower_case_table_names 0 or 1.");
        }
        checks.looked(SourceRule.NAME_FOLDING, "lower_case_table_names is " + folding + ".");
    }

    /** Rows of an XA transaction are logged when it is prepared, not when it is committed (H11). */
    private void preparedTransactions() {
        Optional<TextRows> prepared = state.ask("XA RECOVER");
        if (prepared.isEmpty()) {
            checks.warn(
                    SourceRule.PREPARED_TRANSACTIONS,
                    "The account may not see whether XA transactions are prepared; one that ends during the migration"
                            + " stops it.",
                    grants.grantStatement("XA_RECOVER_ADMIN", "*.*"));
        } else if (prepared.get().size() > 0) {
            checks.fail(
                    SourceRule.PREPARED_TRANSACTIONS,
                    prepared.get().size() + " XA transactions are prepared and neither committed nor rolled back.",
                    "XA RECOVER lists them; end each with XA COMMIT or XA ROLLBACK.");
        }
        checks.looked(SourceRule.PREPARED_TRANSACTIONS, "XA RECOVER lists none.");
    }

    /** The server counts them for all its databases, since its start. */
    private void distributedTransactions() {
        long count = state.connection().query("SHOW GLOBAL STATUS LIKE 'Com_xa_start'").rows().stream()
                .mapToLong(row -> row.number(1))
                .sum();
        if (count > 0) {
            checks.warn(
                    SourceRule.DISTRIBUTED,
                    "The server began " + count + " XA transactions since its start, in any of its databases. One that"
                            + " changes a table that moves stops the migration.",
                    "Find out which application uses XA (transaction managers do); let it use local transactions while the"
                            + " migration runs, or leave its tables out of the selection.");
        }
        checks.looked(SourceRule.DISTRIBUTED, "Com_xa_start is 0.");
    }
}
