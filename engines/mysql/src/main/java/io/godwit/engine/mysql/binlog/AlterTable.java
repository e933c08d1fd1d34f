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
            "COMMENT",
            "AUTO_INCREMENT",
            "ROW_FORMAT",
            "KEY_BLOCK_SIZE",
            "STATS_PERSISTENT",
            "STATS_AUTO_RECALC",
            "STATS_SAMPLE_PAGES",
            "MAX_ROWS",
            "MIN_ROWS",
            "AVG_ROW_LENGTH",
            "CHECKSUM",
            "DELAY_KEY_WRITE",
            "PACK_KEYS",
            "COMPRESSION",
            "ENCRYPTION",
            "TABLESPACE",
            "PAGE_COMPRESSED",
            "PAGE_COMPRESSION_LEVEL",
            "ENCRYPTED",
            "ENCRYPTION_KEY_ID",
            "ALGORITHM",
            "LOCK",
            "FORCE",
            "NOWAIT",
            "WAIT");

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
        List<Effect> others = new ArrayList<>();
        boolean harmless = true;
        do {
            if (tokens.take("RENAME")) {
                harmless &= rename(renamed);
            } else if (tokens.is("EXCHANGE") || tokens.is("CONVERT")) {
                boolean exchanged = tokens.is("EXCHANGE");
                tokens.advance();
                harmless = false;
                others.addAll(partition(exchanged));
            } else {
                harmless &= OPTIONS.contains(tokens.word()) ? options() : clause();
            }
        } while (tokens.take(','));
        harmless &= tokens.end();
        List<Effect> effects = new ArrayList<>();
        if (!harmless || renamed.isEmpty()) {
            effects.add(new Effect(table, harmless ? SchemaChangeKind.HARMLESS : SchemaChangeKind.MATTERS));
        }
        effects.addAll(others);
        effects.addAll(renamed);
        return effects;
    }

    /**
     * The other table of a clause that gives or takes a partition's rows: {@code EXCHANGE PARTITION p WITH TABLE u}, and of
     * MariaDB {@code CONVERT PARTITION p TO TABLE u} and {@code CONVERT TABLE u TO PARTITION p}. None of a character set's.
     */
    private List<Effect> partition(boolean exchanged) {
        boolean out = tokens.is("PARTITION");
        while (!tokens.end() && !tokens.sign(',') && !tokens.is("TABLE")) {
            tokens.advance();
        }
        if (!tokens.take("TABLE") || !tokens.name()) {
            clauseEnd();
            return List.of();
        }
        TableName other = StatementReader.name(tokens, schema);
        boolean taken = !out && tokens.is("TO");
        clauseEnd();
        if (taken) {
            return List.of(new Effect(other, SchemaChangeKind.GONE));
        }
        return exchanged && !planned.test(other) ? List.of() : List.of(new Effect(other, now(other)));
    }

    private SchemaChangeKind now(TableName other) {
        return planned.test(other) ? SchemaChangeKind.MATTERS : SchemaChangeKind.APPEARED;
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
        TableName renamedTo = StatementReader.name(tokens, schema);
        renamed.add(new Effect(table, SchemaChangeKind.GONE));
        renamed.add(new Effect(renamedTo, now(renamedTo)));
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
            case "DROP" ->
                (tokens.take("INDEX") || tokens.take("KEY")) && !tokens.text().equalsIgnoreCase("PRIMARY");
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
