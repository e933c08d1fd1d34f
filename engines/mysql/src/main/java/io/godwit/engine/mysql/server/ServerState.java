package io.godwit.engine.mysql.server;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the server says of itself, read once: global variables, and answers that need a right, empty where it is missing. */
public final class ServerState {
    private final MySqlConnection connection;
    private final Map<String, String> variables = new HashMap<>();

    public ServerState(MySqlConnection connection) {
        this.connection = connection;
        for (TextRows.Row row : connection.query("SHOW GLOBAL VARIABLES")) {
            variables.put(row.text(0).toLowerCase(Locale.ROOT), row.text(1));
        }
    }

    public MySqlConnection connection() {
        return connection;
    }

    public boolean mariaDb() {
        return connection.isMariaDb();
    }

    /** A global variable in upper case; empty where this version has none of that name. */
    public String variable(String name) {
        return variables.getOrDefault(name, "").toUpperCase(Locale.ROOT);
    }

    public boolean has(String name) {
        return variables.containsKey(name);
    }

    public boolean on(String name) {
        String value = variable(name);
        return value.equals("ON") || value.equals("1") || value.equals("YES");
    }

    public long number(String name) {
        String value = variable(name);
        return value.isEmpty() ? 0 : new java.math.BigDecimal(value).longValue();
    }

    /** The answer, or nothing where the account lacks the right to ask. */
    public Optional<TextRows> ask(String sql) {
        try {
            return Optional.of(connection.query(sql));
        } catch (EngineException e) {
            // MySQL answers XA RECOVER without its right as if the transaction manager were broken.
            if (e.kind() == Kind.PRIVILEGE || String.valueOf(e.sqlState()).startsWith("XA")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** File, position, do-filter, ignore-filter of the binary log. */
    public Optional<TextRows> logStatus() {
        boolean renamed = !mariaDb() && connection.atLeast(8, 2, 0);
        return ask(renamed ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS");
    }

    /** The connections from which this server replicates. */
    public Optional<TextRows> replicaStatus() {
        if (mariaDb()) {
            return ask("SHOW ALL SLAVES STATUS");
        }
        return ask(connection.atLeast(8, 0, 22) ? "SHOW REPLICA STATUS" : "SHOW SLAVE STATUS");
    }
}
