package io.godwit.engine.mysql.binlog;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.mysql.binlog.Verdict.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Classes a statement of the log: harmless, structure of which tables, rows, or not understood. Whatever is in doubt counts as
 * a change that matters (H10).
 */
final class StatementReader {
    /** After CREATE, ALTER, DROP or RENAME, and perhaps modifiers: objects that hold no rows of tables. */
    private static final Set<String> OTHER_OBJECTS = Set.of(
            "VIEW",
            "PROCEDURE",
            "FUNCTION",
            "TRIGGER",
            "EVENT",
            "USER",
            "ROLE",
            "SERVER",
            "TABLESPACE",
            "LOGFILE",
            "RESOURCE",
            "REFERENCE",
            "SPATIAL",
            "PACKAGE",
            "SEQUENCE",
            "INSTANCE",
            "LIBRARY",
            "UNDO",
            "MASKING",
            "CATALOG");

    private static final Set<String> MODIFIERS = Set.of(
            "OR",
            "REPLACE",
            "ALGORITHM",
            "UNDEFINED",
            "MERGE",
            "TEMPTABLE",
            "SQL",
            "SECURITY",
            "INVOKER",
            "AGGREGATE",
            "BODY",
            "IF",
            "NOT",
            "EXISTS",
            "ONLINE",
            "OFFLINE",
            "IGNORE");

    private static final Set<String> HARMLESS = Set.of(
            "GRANT",
            "REVOKE",
            "FLUSH",
            "CHECK",
            "CHECKSUM",
            "INSTALL",
            "UNINSTALL",
            "USE",
            "KILL",
            "PURGE",
            "CHANGE",
            "STOP",
            "RESET",
            "SHOW",
            "CACHE",
            "OPTIMIZE",
            "REPAIR");

    private static final Set<String> ROWS =
            Set.of("INSERT", "UPDATE", "REPLACE", "LOAD", "CALL", "SELECT", "WITH", "EXECUTE", "DO", "VALUES");

    private final SqlTokens tokens;
    private final String schema;
    private final Predicate<TableName> planned;

    private StatementReader(QueryEvent query, Predicate<TableName> planned) {
        this.tokens = new SqlTokens(query);
        this.schema = query.kept(query.schema());
        this.planned = planned;
    }

    /** @param planned whether a table is one that moves */
    static Verdict read(QueryEvent query, Predicate<TableName> planned) {
        return switch (query.sql()) {
            case "BEGIN" -> Verdict.Edge.BEGIN;
            case "COMMIT" -> Verdict.Edge.COMMIT;
            default -> certain(new StatementReader(query, planned).statement(), query);
        };
    }

    /** A table may be one that moves although its name is none of them as it was read. */
    private static Verdict certain(Verdict verdict, QueryEvent query) {
        boolean certain = switch (verdict) {
            case Verdict.Truncate truncate -> certain(truncate.table(), query);
            case Verdict.Structure structure ->
                structure.effects().stream().allMatch(effect -> certain(effect.table(), query));
            case Verdict.Database database -> query.certain(database.name());
            default -> true;
        };
        return certain
                ? verdict
                : new Verdict.Doubtful("a change of a table whose name is in an unknown character set");
    }

    private static boolean certain(TableName table, QueryEvent query) {
        return query.certain(table.schema()) && query.certain(table.name());
    }

    private Verdict statement() {
        String verb = tokens.word();
        tokens.advance();
        return switch (verb) {
            case "BEGIN" -> Verdict.Edge.BEGIN;
            case "COMMIT" -> Verdict.Edge.COMMIT;
            case "SAVEPOINT" -> new Verdict.Savepoint(savepoint());
            case "RELEASE" -> Verdict.Harmless.HARMLESS;
            case "ROLLBACK" -> rollback();
            case "XA" -> xa();
            case "CREATE" -> create();
            case "ALTER" -> alter();
            case "DROP" -> drop();
            case "RENAME" -> rename();
            case "TRUNCATE" -> truncate();
            case "DELETE" -> delete();
            case "SET" -> tokens.take("STATEMENT") ? setStatement() : Verdict.Harmless.HARMLESS;
            // ANALYZE UPDATE … executes the update.
            case "ANALYZE" ->
                tokens.is("TABLE") || tokens.is("NO_WRITE_TO_BINLOG") || tokens.is("LOCAL")
                        ? Verdict.Harmless.HARMLESS
                        : new Verdict.RowChanges(verb);
            case "START" -> tokens.is("TRANSACTION") ? Verdict.Edge.BEGIN : Verdict.Harmless.HARMLESS;
            default -> other(verb);
        };
    }

    /** MariaDB: variables for one statement, which stands after FOR. */
    private Verdict setStatement() {
        while (!tokens.end() && !tokens.is("FOR")) {
            if (tokens.is("SQL_MODE")) {
                // by another mode than the one that is logged the text reads otherwise
                return new Verdict.Doubtful("SET STATEMENT");
            }
            tokens.advance();
        }
        return tokens.take("FOR") ? statement() : new Verdict.Doubtful("SET STATEMENT");
    }

    private static Verdict other(String verb) {
        if (HARMLESS.contains(verb)) {
            return Verdict.Harmless.HARMLESS;
        }
        return ROWS.contains(verb) ? new Verdict.RowChanges(verb) : new Verdict.Doubtful(verb);
    }

    private Verdict rollback() {
        tokens.take("WORK");
        if (!tokens.take("TO")) {
            return Verdict.Edge.ROLLBACK;
        }
        tokens.take("SAVEPOINT");
        return new Verdict.RollbackTo(savepoint());
    }

    private String savepoint() {
        return tokens.text().toLowerCase(Locale.ROOT);
    }

    private Verdict xa() {
        return switch (tokens.word()) {
            case "START", "BEGIN" -> Verdict.Xa.START;
            case "END" -> Verdict.Xa.END;
            case "COMMIT" -> Verdict.Xa.COMMIT;
            case "ROLLBACK" -> Verdict.Xa.ROLLBACK;
            default -> new Verdict.Doubtful("XA");
        };
    }

    private Verdict create() {
        boolean replace = false;
        if (tokens.take("OR")) {
            replace = tokens.take("REPLACE");
        }
        if (tokens.take("TEMPORARY")) {
            return Verdict.Harmless.HARMLESS;
        }
        if (tokens.take("TABLE")) {
            boolean unlessThere = ifExists();
            if (!tokens.name()) {
                return new Verdict.Doubtful("CREATE TABLE");
            }
            TableName name = name();
            SchemaChangeKind known = unlessThere && !replace ? SchemaChangeKind.HARMLESS : SchemaChangeKind.MATTERS;
            return new Verdict.Structure(
                    List.of(new Effect(name, planned.test(name) ? known : SchemaChangeKind.APPEARED)));
        }
        if (tokens.take("DATABASE") || tokens.take("SCHEMA")) {
            return replace ? database("CREATE DATABASE") : Verdict.Harmless.HARMLESS;
        }
        if (index()) {
            return indexOn("CREATE");
        }
        return object("CREATE");
    }

    private boolean ifExists() {
        boolean found = false;
        while (tokens.is("IF") || tokens.is("NOT") || tokens.is("EXISTS")) {
            tokens.advance();
            found = true;
        }
        return found;
    }

    private boolean index() {
        while (tokens.is("UNIQUE")
                || tokens.is("FULLTEXT")
                || tokens.is("SPATIAL")
                || tokens.is("ONLINE")
                || tokens.is("OFFLINE")
                || tokens.is("VECTOR")) {
            tokens.advance();
        }
        return tokens.take("INDEX");
    }

    /** CREATE or DROP INDEX … ON table: harmless but for the primary key, without which rows may be equal. */
    private Verdict indexOn(String verb) {
        ifExists();
        boolean matters = verb.equals("DROP") && tokens.text().equalsIgnoreCase("PRIMARY");
        while (!tokens.end() && !tokens.is("ON")) {
            tokens.advance();
        }
        if (!tokens.take("ON") || !tokens.name()) {
            return new Verdict.Doubtful(verb + " INDEX");
        }
        return new Verdict.Structure(
                List.of(new Effect(name(), matters ? SchemaChangeKind.MATTERS : SchemaChangeKind.HARMLESS)));
    }

    /** Skips what may stand between the verb and the kind of object, DEFINER = user@host above all. */
    private Verdict object(String verb) {
        for (int i = 0; i < 24 && !tokens.end(); i++) {
            String word = tokens.word();
            if (OTHER_OBJECTS.contains(word)) {
                return Verdict.Harmless.HARMLESS;
            }
            if (word.equals("DEFINER")) {
                definer();
            } else if (MODIFIERS.contains(word) || tokens.sign('=')) {
                tokens.advance();
            } else {
                break;
            }
        }
        return new Verdict.Doubtful(verb + " " + tokens.word());
    }

    /** DEFINER = user@host; the bare word stands behind SQL SECURITY. */
    private void definer() {
        tokens.advance();
        if (!tokens.take('=')) {
            return;
        }
        tokens.advance();
        if (tokens.take('@')) {
            tokens.advance();
        } else if (tokens.take('(')) {
            tokens.take(')');
        }
    }

    private Verdict alter() {
        while (tokens.is("ONLINE") || tokens.is("OFFLINE") || tokens.is("IGNORE")) {
            tokens.advance();
        }
        if (tokens.take("TABLE")) {
            ifExists();
            if (!tokens.name()) {
                return new Verdict.Doubtful("ALTER TABLE");
            }
            TableName name = name();
            return new Verdict.Structure(new AlterTable(tokens, name, schema, planned).effects());
        }
        if (tokens.take("DATABASE") || tokens.take("SCHEMA")) {
            return Verdict.Harmless.HARMLESS;
        }
        return object("ALTER");
    }

    private Verdict drop() {
        if (tokens.take("TEMPORARY")) {
            return Verdict.Harmless.HARMLESS;
        }
        if (tokens.take("TABLE") || tokens.take("TABLES")) {
            ifExists();
            List<Effect> effects = new ArrayList<>();
            do {
                if (!tokens.name()) {
                    return new Verdict.Doubtful("DROP TABLE");
                }
                effects.add(new Effect(name(), SchemaChangeKind.GONE));
            } while (tokens.take(','));
            return new Verdict.Structure(effects);
        }
        if (tokens.take("DATABASE") || tokens.take("SCHEMA")) {
            ifExists();
            return database("DROP DATABASE");
        }
        if (tokens.is("PREPARE")) {
            return Verdict.Harmless.HARMLESS;
        }
        if (index()) {
            return indexOn("DROP");
        }
        return object("DROP");
    }

    /** It goes, with all its tables. */
    private Verdict database(String doubt) {
        return tokens.name() ? new Verdict.Database(tokens.text(), SchemaChangeKind.GONE) : new Verdict.Doubtful(doubt);
    }

    private Verdict rename() {
        if (!tokens.take("TABLE") && !tokens.take("TABLES")) {
            return object("RENAME");
        }
        ifExists();
        Map<TableName, SchemaChangeKind> kinds = new LinkedHashMap<>();
        do {
            if (!tokens.name()) {
                return new Verdict.Doubtful("RENAME TABLE");
            }
            kinds.put(name(), SchemaChangeKind.GONE);
            while (!tokens.end() && !tokens.is("TO")) {
                tokens.advance();
            }
            if (!tokens.take("TO") || !tokens.name()) {
                return new Verdict.Doubtful("RENAME TABLE");
            }
            TableName now = name();
            // A planned name that is taken by another table has other rows now.
            kinds.put(now, planned.test(now) ? SchemaChangeKind.MATTERS : SchemaChangeKind.APPEARED);
        } while (tokens.take(','));
        return new Verdict.Structure(kinds.entrySet().stream()
                .map(entry -> new Effect(entry.getKey(), entry.getValue()))
                .toList());
    }

    /** A server that was restarted logs DELETE FROM without a condition for each table in memory. */
    private Verdict delete() {
        if (tokens.take("FROM") && tokens.name()) {
            TableName name = name();
            if (tokens.end()) {
                return new Verdict.Truncate(name);
            }
        }
        return new Verdict.RowChanges("DELETE");
    }

    private Verdict truncate() {
        tokens.take("TABLE");
        return tokens.name() ? new Verdict.Truncate(name()) : new Verdict.Doubtful("TRUNCATE");
    }

    private TableName name() {
        return name(tokens, schema);
    }

    /** A table's name, perhaps with its database before. */
    static TableName name(SqlTokens tokens, String schema) {
        String first = tokens.text();
        tokens.advance();
        if (!tokens.take('.')) {
            return new TableName(schema, first);
        }
        String second = tokens.text();
        tokens.advance();
        return new TableName(first, second);
    }
}
