package io.godwit.engine.change;

import io.godwit.engine.EngineException;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes changes in the source's order, always between {@link #begin} and {@link #commit}. Views are valid only during the
 * call. What was rolled back never arrives, or ends with {@link #rollback}. Tables that are not in the plan never arrive.
 */
public interface ChangeSink {

    /** A transaction starts; {@code at} is the position before its first event, itself a boundary between transactions. */
    void begin(Position at);

    /**
     * Whether the source's foreign keys acted on the changes that follow. False where the session had switched them off: then
     * no cascade happened, and none may be made of the change (H1).
     */
    default void foreignKeys(boolean acted) {}

    void insert(TablePlan table, RowView after);

    void update(TablePlan table, RowView before, RowView after);

    void delete(TablePlan table, RowView before);

    /**
     * An image that cannot be encoded without changing it: the row's key goes to the ledger (H17).
     *
     * @param before the image before, where there is one and it can be encoded
     * @param gone keys (tuples of the identity columns) that this change removes, a changed key's old one for example
     */
    void refused(TablePlan table, @Nullable RowView before, Refusal refusal);

    void truncate(TablePlan table);

    /**
     * The structure changed at this place.
     *
     * @param table the planned table that is concerned, or null where the statement concerns none by itself
     * @param kind what it does to the rows
     */
    void schemaChange(@Nullable TablePlan table, SchemaChangeKind kind, String statement);

    /** The end of a transaction: {@code end} is the first position after it. */
    void commit(Position end, Instant committedAt);

    /** A place in the transaction to which {@link #rollbackTo} may come back; one of the same name is forgotten. */
    default void savepoint(String name) {}

    /** Everything since that savepoint is to be dropped; the savepoint stays. */
    default void rollbackTo(String savepoint) {
        throw new EngineException(
                EngineException.Kind.NOT_UNDERSTOOD,
                "A transaction went back to its savepoint " + savepoint + " after its changes were handed over.",
                "Load the tables that it changed again.");
    }

    /**
     * The transaction came to nothing, though changes of it were handed over: everything since {@link #begin} is to be
     * dropped. A crash of the source cut it off in its log, or the log holds what was rolled back. {@code end} is the first
     * position after it.
     */
    default void rollback(Position end) {
        throw new EngineException(
                EngineException.Kind.NOT_UNDERSTOOD,
                "A transaction before " + end + " was rolled back after its changes were handed over.",
                "Load the tables that it changed again.");
    }

    /** Nothing for us up to {@code at}, which lies between transactions: the checkpoint may move. */
    void idle(Position at, Instant seenAt);

    /** How much a schema change matters. */
    enum SchemaChangeKind {
        /** Comments, indexes, statistics: rows and columns stay as they are. */
        HARMLESS,
        /** Columns or rows change, or cannot be known to stay. */
        MATTERS,
        /** The table was dropped or renamed away. */
        GONE,
        /** A table appeared that the selection would take. */
        APPEARED
    }
}
