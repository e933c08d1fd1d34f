package io.godwit.engine.mysql.binlog;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.mysql.binlog.Verdict.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the clauses of an ALTER TABLE do. Harmless is only a statement whose every clause is on a list: comments, secondary
 * indexes, statistics, counters, storage.
 */
final class AlterTable {
    /** Options that change neither rows nor columns. */
    private static final Set<String> OPTIONS = Set.of(
            "COMMENT", "AUTO_INCREMENT", "ROW_FORMAT", "KEY_BLOCK_SIZE", "STATS_PERSISTENT", "STATS_AUTO_RECALC",
            "STATS_SAMPLE_PAGES", "MAX_ROWS", "MIN_ROWS", "AVG_ROW_LENGTH", "CHECKSUM", "DELAY_KEY_WRITE", "PACK_KEYS",
            "COMPRESSION", "ENCRYPTION", "TABLESPACE", "PAGE_COMPRESSED", "PAGE_COMPRESSION_LEVEL", "ENCRYPTED",
            "ENCRYPTION_KEY_ID", "ALGORITHM", "LOCK", "FORCE", "NOWAIT", "WAIT");

    private final SqlTokens tokens;
    private final TableName table;
    private final String schema;
    private final Predicate<TableName> planned;

    /** @param tokens after the table's name */
    AlterTable(SqlTokens tokens, TableName table, String schema, Predicate<TableName> planned) {
        this.tokens = tokens;
        this.table = table;
        this.schema = schema;
        this.planned = planned;
    }

    List<Effect> effects() {
        List<Effect> renamed = new ArrayList<>();
        boolean harmless = true;
        do {
            if (tokens.take("RENAME")) {
                harmless &= rename(renamed);
            } else {
                harmless &= OPTIONS.contains(tokens.word()) ? options() : clause();
            }
        } while (tokens.take(','));
        harmless &= tokens.end();
        List<Effect> effects = new ArrayList<>();
        if (!harmless || renamed.isEmpty()) {
            effects.add(new Effect(table, harmless ? SchemaChangeKind.HARMLESS : SchemaChangeKind.MATTERS));
        }
        effects.addAll(renamed);
        return effects;
    }

    /** After RENAME: of the table, an index, or a column. */
    private boolean rename(List<Effect> renamed) {
        boolean column = tokens.is("COLUMN");
        if (column || tokens.is("INDEX") || tokens.is("KEY")) {
            clauseEnd();
            return !column;
        }
        while (tokens.is("TO") || tokens.is("AS") || tokens.sign('=')) {
            tokens.advance();
        }
        if (!tokens.name()) {
            return false;
        }
        TableName now = StatementReader.name(tokens, schema);
        renamed.add(new Effect(table, SchemaChangeKind.GONE));
        renamed.add(new Effect(
                now, planned.test(now) ? SchemaChangeKind.MATTERS : SchemaChangeKind.APPEARED));
        return true;
    }

    /** Options, which follow one another without commas; whether all of them are on the list. */
    private boolean options() {
        while (OPTIONS.contains(tokens.word())) {
            tokens.advance();
            tokens.take('=');
            if (!tokens.end() && !tokens.sign(',')) {
                tokens.advance();
            }
        }
        boolean all = tokens.end() || tokens.sign(',');
        clauseEnd();
        return all;
    }

    /** Whether the clause at the current token is on the list. */
    private boolean clause() {
        String verb = tokens.word();
        tokens.advance();
        boolean harmless = switch (verb) {
            case "ADD" -> {
                while (tokens.is("FULLTEXT") || tokens.is("SPATIAL") || tokens.is("UNIQUE")) {
                    tokens.advance();
                }
                yield tokens.is("INDEX") || tokens.is("KEY");
            }
            case "DROP" -> (tokens.take("INDEX") || tokens.take("KEY")) && !tokens.text().equalsIgnoreCase("PRIMARY");
            case "ALTER" -> tokens.is("INDEX");
            case "DISABLE", "ENABLE" -> tokens.is("KEYS");
            default -> false;
        };
        clauseEnd();
        return harmless;
    }

    /** Passes over the rest of the clause, up to a comma outside parentheses. */
    private void clauseEnd() {
        int depth = 0;
        while (!tokens.end() && (depth > 0 || !tokens.sign(','))) {
            if (tokens.sign('(')) {
                depth++;
            } else if (tokens.sign(')')) {
                depth--;
            }
            tokens.advance();
        }
    }
}
