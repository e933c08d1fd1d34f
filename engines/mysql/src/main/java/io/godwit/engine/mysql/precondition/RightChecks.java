package io.godwit.engine.mysql.precondition;

import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.Catalog.StoredCode;
import io.godwit.engine.catalog.Catalog.Table;
import io.godwit.engine.catalog.Catalog.View;
import io.godwit.engine.mysql.catalog.Schema;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.mysql.client.SqlText;
import io.godwit.engine.mysql.cutover.MySqlWriteGate;
import io.godwit.engine.mysql.server.Grants;
import io.godwit.engine.mysql.server.ServerState;
import java.util.List;

/** The account's rights; proved by using them where that is possible (H18). */
final class RightChecks {
    private final ServerState state;
    private final CheckList checks;
    private final Grants grants;
    private final Schema schema;
    private final Catalog catalog;

    RightChecks(ServerState state, CheckList checks, Grants grants, Schema schema, Catalog catalog) {
        this.state = state;
        this.checks = checks;
        this.grants = grants;
        this.schema = schema;
        this.catalog = catalog;
    }

    void run() {
        log();
        position();
        tables();
        visibility();
        locks();
        freeze();
        texts();
    }

    private void log() {
        if (!grants.global("REPLICATION SLAVE", "REPLICATION REPLICA", "SUPER")) {
            checks.fail(
                    SourceRule.RIGHT_LOG,
                    grants.account() + " lacks REPLICATION SLAVE.",
                    grants.grantStatement("REPLICATION SLAVE", "*.*"));
        }
        checks.looked(SourceRule.RIGHT_LOG, "REPLICATION SLAVE is granted.");
    }

    private void position() {
        String right =
                state.mariaDb() && state.connection().atLeast(10, 5, 2) ? "BINLOG MONITOR" : "REPLICATION CLIENT";
        if (state.logStatus().isEmpty()) {
            checks.fail(
                    SourceRule.RIGHT_POSITION,
                    grants.account() + " may not ask for the log's position.",
                    grants.grantStatement(right, "*.*"));
        }
        boolean gtids = state.mariaDb() || state.variable("gtid_mode").equalsIgnoreCase("ON");
        if (!gtids && !grants.global("RELOAD", "SUPER")) {
            checks.fail(
                    SourceRule.RIGHT_POSITION,
                    grants.account()
                            + " lacks RELOAD, with which a new log file is begun at the start: the server has no"
                            + " GTIDs.",
                    grants.grantStatement("RELOAD", "*.*"));
        }
        checks.looked(SourceRule.RIGHT_POSITION, "The position was read.");
    }

    private void tables() {
        int read = 0;
        for (Table table : catalog.tables()) {
            try {
                MySqlConnection connection = state.connection();
                connection.query("SELECT * FROM " + SqlText.table(table.name()) + " LIMIT 0");
                read++;
            } catch (EngineException e) {
                refused(table, e);
            }
        }
        checks.looked(SourceRule.RIGHT_SELECT, read + " tables were opened.");
        checks.looked(SourceRule.TABLE_BROKEN, read + " tables were opened.");
    }

    private void refused(Table table, EngineException e) {
        switch (e.kind()) {
            case PRIVILEGE ->
                checks.fail(
                        SourceRule.RIGHT_SELECT,
                        table.name().toString(),
                        grants.account() + " may not read all columns of " + table.name() + ".",
                        grants.grantStatement("SELECT", table.name()) + ", or exclude the table");
            case UNREACHABLE, WRONG_SERVER -> throw e;
            default ->
                checks.warn(
                        SourceRule.TABLE_BROKEN,
                        table.name().toString(),
                        "The server cannot open " + table.name() + ": " + e.getMessage(),
                        "CHECK TABLE " + SqlText.table(table.name()) + ", repair it, or exclude it.");
        }
    }

    private void visibility() {
        if (catalog.tables().isEmpty()) {
            checks.fail(
                    SourceRule.SELECTION,
                    "In " + schema.name() + " the account sees no table that the selection takes.",
                    "Check the selection; "
                            + grants.grantStatement("SELECT", SqlText.identifier(schema.name()) + ".*"));
        }
        checks.looked(SourceRule.SELECTION, catalog.tables().size() + " tables.");
        if (!grants.onDatabase(schema.name(), "SELECT")) {
            checks.warn(
                    SourceRule.RIGHT_ALL,
                    "The account has rights on single tables; it sees "
                            + catalog.tables().size() + " that are selected, and no others.",
                    grants.grantStatement("SELECT", SqlText.identifier(schema.name()) + ".*"));
        }
        unseen("triggers", "TRIGGER");
        unseen("events", "EVENT");
        unseen("routines", routineRight(), "EXECUTE", "ALTER ROUTINE");
        checks.looked(SourceRule.RIGHT_ALL, "Rights on the whole database show tables, triggers, events and routines.");
    }

    /** Without one of these rights the catalog leaves such objects out in silence. */
    private void unseen(String objects, String right, String... orElse) {
        if (!grants.onDatabase(schema.name(), right) && !grants.onDatabase(schema.name(), orElse)) {
            checks.warn(
                    SourceRule.RIGHT_ALL,
                    "Without the right " + right + " the account does not see whether there are " + objects
                            + "; none would be converted.",
                    grants.grantStatement(right, scope(right)));
        }
    }

    /** The right to see a routine's text; older versions have none but reading the system's tables. */
    private String routineRight() {
        if (state.mariaDb()) {
            return state.connection().atLeast(11, 3, 0) ? "SHOW CREATE ROUTINE" : "EXECUTE";
        }
        return state.connection().atLeast(8, 0, 20) ? "SHOW_ROUTINE" : "EXECUTE";
    }

    /** Dynamic rights of MySQL have no database. */
    private String scope(String right) {
        return right.equals("SHOW_ROUTINE") ? "*.*" : SqlText.identifier(schema.name()) + ".*";
    }

    /** MySQL has no exact snapshot position without a lock (H6); MariaDB needs none. */
    private void locks() {
        boolean keyless = catalog.tables().stream().anyMatch(table -> !TableChecks.hasKey(table));
        boolean needed = keyless && !state.mariaDb();
        if (needed && !grants.onDatabase(schema.name(), "LOCK TABLES")) {
            checks.fail(
                    SourceRule.RIGHT_LOCK,
                    "Tables without a key are locked for a moment when they are read, and the account may not do that.",
                    grants.grantStatement("LOCK TABLES", SqlText.identifier(schema.name()) + ".*"));
        }
        checks.looked(SourceRule.RIGHT_LOCK, needed ? "LOCK TABLES is granted." : "No lock is needed.");
    }

    private void freeze() {
        List<String> lacking = MySqlWriteGate.lackingToFreeze(state.connection(), grants);
        if (!lacking.isEmpty()) {
            checks.warn(
                    SourceRule.RIGHT_FREEZE,
                    "At the cut-over a person makes the source read only and confirms it; Godwit waits for that.",
                    grants.grantStatement(String.join(", ", lacking), "*.*") + ", or leave it to a person");
        }
        checks.looked(SourceRule.RIGHT_FREEZE, "Godwit can do it at the cut-over.");
    }

    private void texts() {
        for (Table table : catalog.tables()) {
            if (table.createStatement().isEmpty()) {
                hidden("table", table.name().toString(), "SELECT");
            }
        }
        for (View view : catalog.views()) {
            if (view.createStatement().isEmpty()) {
                hidden("view", view.name().toString(), "SHOW VIEW");
            }
        }
        for (StoredCode code : catalog.code()) {
            if (code.createStatement().isEmpty()) {
                hidden(code.kind(), code.schema() + "." + code.name(), rightFor(code.kind()));
            }
        }
        checks.looked(
                SourceRule.RIGHT_TEXT,
                catalog.views().size() + " views, " + catalog.code().size() + " routines, triggers and events.");
    }

    private String rightFor(String kind) {
        return switch (kind) {
            case "trigger" -> "TRIGGER";
            case "event" -> "EVENT";
            case "sequence" -> "SELECT";
            default -> routineRight();
        };
    }

    private void hidden(String kind, String name, String right) {
        // Versions without a right of its own show a routine's text to its owner, or to whoever reads everything.
        String grant = right.equals("EXECUTE")
                ? grants.grantStatement("SELECT", "*.*")
                : grants.grantStatement(right, scope(right));
        checks.warn(
                SourceRule.RIGHT_TEXT,
                name,
                "The account may not see the text of the " + kind + " " + name + "; it cannot be converted.",
                grant);
    }
}
