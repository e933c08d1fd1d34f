package io.godwit.engine.mysql.precondition;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.TextRows;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the server says of itself, read once: global variables, and answers that need a right, empty where it is missing. */
final class ServerState {
    private final MySqlConnection connection;
    private final Map<String, String> variables = new HashMap<>();

    ServerState(MySqlConnection connection) {
        this.connection = connection;
        for (TextRows.Row row : connection.query("SHOW GLOBAL VARIABLES")) {
            variables.put(row.text(0).toLowerCase(Locale.ROOT), row.text(1));
        }
    }

    MySqlConnection connection() {
        return connection;
    }

    boolean mariaDb() {
        return connection.isMariaDb();
    }

    /** A global variable in upper case; empty where this version has none of that name. */
    String variable(String name) {
        return variables.getOrDefault(name, "").toUpperCase(Locale.ROOT);
    }

    boolean has(String name) {
        return variables.containsKey(name);
    }

    boolean on(String name) {
        String value = variable(name);
        return value.equals("ON") || value.equals("1") || value.equals("YES");
    }

    long number(String name) {
        String value = variable(name);
        return value.isEmpty() ? 0 : new java.math.BigDecimal(value).longValue();
    }

    /** The answer, or nothing where the account lacks the right to ask. */
    Optional<TextRows> ask(String sql) {
        try {
            return Optional.of(connection.query(sql));
        } catch (EngineException e) {
            if (e.kind() == Kind.PRIVILEGE || (e.kind() == Kind.STATEMENT && "XAE00".equals(e.sqlState()))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** File, position, do-filter, ignore-filter of the binary log. */
    Optional<TextRows> logStatus() {
        boolean renamed = !mariaDb() && connection.atLeast(8, 2, 0);
        return ask(renamed ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS");
    }

    /** The connections from which this server replicates. */
    Optional<TextRows> replicaStatus() {
        if (mariaDb()) {
            return ask("SHOW ALL SLAVES STATUS");
        }
        return ask(connection.atLeast(8, 0, 22) ? "SHOW REPLICA STATUS" : "SHOW SLAVE STATUS");
    }
}
