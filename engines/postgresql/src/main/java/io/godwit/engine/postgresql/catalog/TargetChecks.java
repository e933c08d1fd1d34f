package io.godwit.engine.postgresql.catalog;

import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.catalog.Check.Status;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The preconditions of a target, ASM-0060 to ASM-0089. */
final class TargetChecks {
    private final Session session;
    private final ServerIdentity server;

    TargetChecks(Session session, ServerIdentity server) {
        this.session = session;
        this.server = server;
    }

    List<Check> all(Selection selection) {
        List<Check> checks = new ArrayList<>();
        checks.add(version());
        checks.add(encoding());
        checks.add(writable());
        checks.add(right(
                "ASM-0063", "CREATE", "The account may not create schemas in the target database", "create schemas"));
        checks.add(right(
                "ASM-0064",
                "TEMPORARY",
                "The account may not create temporary tables in the target database",
                "create temporary tables"));
        checks.add(godwitSchema());
        checks.add(reserved(selection.targetSchema()));
        checks.add(schema(selection));
        checks.add(taken(selection));
        checks.add(unfired());
        checks.add(connections());
        return checks;
    }

    private static Check passed(String code, String title, String detail) {
        return new Check(code, Status.PASS, "target", title, detail, "");
    }

    private String value(String sql, Object... arguments) {
        return session.one(sql, row -> row.getString(1), arguments).orElse("");
    }

    private boolean truth(String sql, Object... arguments) {
        return session.one(sql, row -> row.getBoolean(1), arguments).orElse(false);
    }

    private Check version() {
        int number = Integer.parseInt(value("SELECT current_setting('server_version_num')"));
        String detail = "PostgreSQL " + server.version() + ".";
        return number >= 130000
                ? passed("ASM-0060", "The target's version is supported", detail)
                : new Check(
                        "ASM-0060",
                        Status.FAIL,
                        "target",
                        "The target's version is too old",
                        detail,
                        "Use PostgreSQL 13 or later.");
    }

    private Check encoding() {
        String encoding = value("SELECT current_setting('server_encoding')");
        return encoding.equals("UTF8")
                ? passed("ASM-0061", "The target database's encoding is UTF-8", "server_encoding is UTF8.")
                : new Check(
                        "ASM-0061",
                        Status.FAIL,
                        "target",
                        "The target database's encoding is not UTF-8",
                        "server_encoding is " + encoding + ".",
                        "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0; and use that.");
    }

    private Check writable() {
        return truth("SELECT current_setting('transaction_read_only')::bool")
                ? new Check(
                        "ASM-0062",
                        Status.FAIL,
                        "target",
                        "The target is read-only",
                        "default_transaction_read_only is on for this account.",
                        "ALTER ROLE … SET default_transaction_read_only = off;")
                : passed(
                        "ASM-0062", "The target may be written to", "It is a primary, transactions are not read-only.");
    }

    private Check right(String code, String right, String missing, String may) {
        return truth("SELECT has_database_privilege(current_database(), ?)", right)
                ? passed(code, "The account may " + may + " in the target database", right + " on the database.")
                : new Check(
                        code,
                        Status.FAIL,
                        "target",
                        missing,
                        right + " on the database is missing.",
                        value(
                                "SELECT format('GRANT %s ON DATABASE %I TO %I;', ?, current_database(), current_user)",
                                right));
    }

    private Check godwitSchema() {
        boolean foreign = truth("""
                SELECT count(*) > 0 AND NOT bool_or(relname = 'install')
                FROM pg_class WHERE relnamespace = to_regnamespace('godwit')""");
        boolean closed = truth("""
                SELECT to_regnamespace('godwit') IS NOT NULL
                   AND NOT (has_schema_privilege(to_regnamespace('godwit'), 'CREATE')
                        AND has_schema_privilege(to_regnamespace('godwit'), 'USAGE'))""");
        if (foreign || closed) {
            return new Check(
                    "ASM-0065",
                    Status.FAIL,
                    "target",
                    "The name of the schema godwit is taken",
                    foreign ? "A schema godwit exists that is not Godwit's." : "Another role owns the schema godwit.",
                    "Rename that schema, or run Godwit as its owner.");
        }
        return passed(
                "ASM-0065", "The schema godwit is free or Godwit's own", "State is kept there during the migration.");
    }

    /** What stands in the schema godwit goes with it when the migration is cleaned. */
    private static Check reserved(String schema) {
        return schema.equals("godwit") || schema.startsWith("pg_") || schema.equals("information_schema")
                ? new Check(
                        "ASM-0071",
                        Status.FAIL,
                        "target",
                        "The target schema's name is reserved",
                        "The tables would go into the schema " + schema + ", which is "
                                + (schema.equals("godwit") ? "Godwit's own." : "PostgreSQL's own."),
                        "Name another schema by --target-schema.")
                : passed("ASM-0071", "The target schema's name is no reserved one", "Schema " + schema + ".");
    }

    private Check schema(Selection selection) {
        String schema = selection.targetSchema();
        List<String> missing = session.list(
                "SELECT one FROM unnest(ARRAY['CREATE', 'USAGE']) one WHERE to_regnamespace(quote_ident(?)) IS NOT NULL"
                        + " AND NOT has_schema_privilege(to_regnamespace(quote_ident(?)), one)",
                row -> row.getString(1),
                schema,
                schema);
        return !missing.isEmpty()
                ? new Check(
                        "ASM-0066",
                        Status.FAIL,
                        schema,
                        "The account may not create tables in the target schema",
                        String.join(" and ", missing) + " on the schema is missing.",
                        value("SELECT format('GRANT CREATE, USAGE ON SCHEMA %I TO %I;', ?, current_user)", schema))
                : passed("ASM-0066", "The account may create tables in the target schema", "Schema " + schema + ".");
    }

    /** Whether a table of this migration already stands there is told by the names that are to come, which convert knows. */
    private Check taken(Selection selection) {
        List<String> names = session.list(
                "SELECT c.relname FROM pg_class c WHERE c.relnamespace = to_regnamespace(quote_ident(?))"
                        + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1",
                row -> row.getString(1),
                selection.targetSchema());
        if (names.isEmpty()) {
            return passed("ASM-0067", "The target schema is empty", "Schema " + selection.targetSchema() + ".");
        }
        String some = String.join(", ", names.subList(0, Math.min(5, names.size())));
        return new Check(
                "ASM-0067",
                Status.WARN,
                selection.targetSchema(),
                "The target schema is not empty",
                names.size() + " tables and views stand there already: " + some + (names.size() > 5 ? " …" : "") + ".",
                "A table that has the name of one to come must be empty and of the same form; else drop or rename it.");
    }

    /** An empty table of the same form is taken over by the migration; rows of others it would neither keep nor remove. */
    Check taken(List<TableName> coming) {
        List<String> taken =
                coming.stream().filter(this::holdsRows).map(TableName::toString).toList();
        if (taken.isEmpty()) {
            return passed("ASM-0070", "No table to come is there with rows", coming.size() + " names looked for.");
        }
        String some = String.join(", ", taken.subList(0, Math.min(5, taken.size())));
        return new Check(
                "ASM-0070",
                Status.FAIL,
                "target",
                "Tables that are to come are there already, with rows",
                taken.size() + " of " + coming.size() + ": " + some + (taken.size() > 5 ? " …" : "") + ".",
                "Empty or drop them, or move elsewhere by --target-schema or --rename. A migration that was begun goes on"
                        + " under its own name.");
    }

    private boolean holdsRows(TableName name) {
        String found = value(
                "SELECT CASE WHEN c.relkind NOT IN ('r', 'p') THEN 'other'"
                        + " WHEN has_table_privilege(c.oid, 'SELECT') THEN 'table' ELSE 'closed' END"
                        + " FROM pg_class c WHERE c.relnamespace = to_regnamespace(quote_ident(?)) AND c.relname = ?"
                        + " AND c.relkind IN ('r', 'p', 'v', 'm', 'f')",
                name.schema(),
                name.name());
        return found.equals("table")
                ? truth("SELECT EXISTS (SELECT 1 FROM " + Names.table(name) + ")")
                : !found.isEmpty();
    }

    private Check unfired() {
        return session.unfired()
                ? passed(
                        "ASM-0068",
                        "Changes go in without firing triggers and foreign keys",
                        "session_replication_role may be set.")
                : new Check(
                        "ASM-0068",
                        Status.WARN,
                        "target",
                        "Foreign keys and triggers are made at cut-over only",
                        "The account may not set session_replication_role.",
                        value("SELECT format('GRANT SET ON PARAMETER session_replication_role TO %I;', current_user)")
                                + " (PostgreSQL 15 and later), or go on without.");
    }

    private Check connections() {
        Optional<Integer> free = session.one("""
                SELECT current_setting('max_connections')::int - (SELECT count(*) FROM pg_stat_activity
                       WHERE backend_type = 'client backend')::int""", row -> row.getInt(1));
        int left = free.orElse(0);
        return left >= 10
                ? passed("ASM-0069", "The target has connections to spare", left + " are free.")
                : new Check(
                        "ASM-0069",
                        Status.WARN,
                        "target",
                        "The target has few connections to spare",
                        left + " are free; Godwit uses about ten.",
                        "Raise max_connections or use fewer loaders.");
    }
}
