package io.godwit.engine.mysql.binlog;

import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import java.util.List;

/** What a statement in the log does, as far as rows and structure are concerned. */
sealed interface Verdict {

    /** The edges of transactions. */
    enum Edge implements Verdict {
        BEGIN,
        COMMIT,
        ROLLBACK
    }

    /** A place within a transaction; the same one in capitals has the same name. */
    record Savepoint(String name) implements Verdict {}

    /** What came since that place is undone. */
    record RollbackTo(String savepoint) implements Verdict {}

    /** The verbs of distributed transactions. */
    enum Xa implements Verdict {
        START,
        END,
        COMMIT,
        ROLLBACK
    }

    /** Nothing about tables, or nothing that changes rows or columns: accounts, routines, views, statistics. */
    enum Harmless implements Verdict {
        HARMLESS
    }

    /** Changes the structure of tables, in this order. */
    record Structure(List<Effect> effects) implements Verdict {
        public Structure {
            effects = List.copyOf(effects);
        }
    }

    /** One table and what happens to it. */
    record Effect(TableName table, SchemaChangeKind kind) {}

    /** All rows of a table go. */
    record Truncate(TableName table) implements Verdict {}

    /** A whole database goes, or its default character set changes. */
    record Database(String name, SchemaChangeKind kind) implements Verdict {}

    /** Rows changed, and the statement was logged instead of them. */
    record RowChanges(String verb) implements Verdict {}

    /** Not understood; may do anything. */
    record Doubtful(String verb) implements Verdict {}
}
