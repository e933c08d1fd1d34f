package io.godwit.engine.target;

import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A task's state in the target. Thread-safe; each call is one short transaction; every call may be repeated.
 */
public interface TaskState {

    UUID task();

    /** The plan that this task runs by; empty before {@link #create}. */
    Optional<StoredPlan> plan();

    /** Writes plan, start, tables and chunks in one transaction and raises {@code plan_version}; the first one wins. */
    StoredPlan create(SchemaPlan plan, String sha256, Position start, List<Chunk> chunks);

    /**
     * A table is read again: its open chunks go, {@code chunks} come, {@code plan_version} is raised so that whoever still
     * works by the old plan fails. The table is convergent until the stream has passed the new watermarks (H2).
     *
     * @param empty whether the table is emptied in the same transaction
     */
    void reload(int table, List<Chunk> chunks, boolean empty);

    /**
     * From now on the task runs by {@code next}, in which this one table has the form that the source has now: the target's
     * table goes, its statements count as not executed, the plan is noted with the checkpoint (H9), all in one transaction.
     * The table stays stopped until it is reloaded. Refused ({@code STATEMENT}) where others' objects need the table.
     */
    default void replan(SchemaPlan next, int table) {
        throw new UnsupportedOperationException("this target keeps the form of its tables");
    }

    /** Adds chunks of keys beside what is there: repair, replay. Their table becomes convergent until passed. */
    void add(List<Chunk> chunks);

    /** Takes a chunk that nobody works on, largest table first; empty when none is open. */
    Optional<ChunkLease> lease(String instance, Duration time);

    /** Prolongs; false when the lease was lost. */
    boolean renew(ChunkLease lease, Duration time);

    /** Gives a chunk back that could not be done. */
    void release(ChunkLease lease);

    List<TableStatus> tables();

    /** Stops a table: the stream goes on past it, its rows stay as they are. */
    void stop(int table, String code, String reason);

    /** The last position that a chunk of a table noted; what the stream must pass before the table is strict. */
    Optional<Position> highestWatermark();

    /**
     * Rows that refer by a cascading foreign key of the source to a parent that is not in the target, as keys; for a table
     * without a key one empty array if there are any. While tables converge a cascade may not reach them, because the row
     * between was read after it had gone (H1, H2): they are to be read again. Rows that the source itself holds without a
     * parent are among them.
     */
    default List<byte[]> orphans(int table, int limit) {
        return List.of();
    }

    Optional<Position> checkpoint();

    /** Statements that were executed. */
    List<String> executed();

    /**
     * Executes a planned statement once and records it, in one transaction where the engine can; what exists already in the
     * wanted form counts as done. Without stopping the applier (H26).
     */
    void execute(PlannedStatement statement);

    /** Sets the column's generator past the larger of the table's maximum and {@code sourceNext}. */
    void setIdentity(PlannedStatement statement, OptionalLong sourceNext);

    /** The statements that {@link #setIdentity} would execute now. */
    default List<String> identityStatements(PlannedStatement statement, OptionalLong sourceNext) {
        return List.of(statement.sql());
    }

    /** Refreshes the statistics of a table. */
    void analyze(int table);

    /** Whether rows can be applied without firing foreign keys and triggers; otherwise both come at cut-over. */
    boolean appliesUnfired();

    List<LedgerEntry> ledger(boolean openOnly, long after, int limit);

    LedgerCounts ledgerCounts();

    /**
     * Records which rows differ, as ledger entries of kind {@code divergence}; repeated findings of one key are one entry.
     */
    void diverged(int table, List<byte[]> keys, String rule, String reason);

    /** Closes those of these entries that are still as they were read: a comparison found their rows equal since. */
    void settle(List<LedgerEntry> entries);

    /** Wins or loses the one row that decides a cut-over: {@code open} and {@code thaw} exclude each other (H24). */
    boolean decide(UUID cutover, Decision decision, int epoch);

    Optional<Decision> decision(UUID cutover);

    enum Decision {
        OPEN,
        THAW
    }

    record StoredPlan(int version, String sha256, SchemaPlan plan, Position start) {}

    /**
     * @param state loading, loaded, converging, replicating, stopped
     * @param convergentUntil the position that the stream must pass before changes apply strictly
     * @param exactStart of a table without a key: changes of transactions that begin before it are in the rows already
     */
    record TableStatus(
            int table,
            State state,
            Optional<Position> convergentUntil,
            Optional<Position> exactStart,
            int chunks,
            int chunksDone,
            long rowsLoaded,
            long bytesLoaded,
            long changesApplied,
            long ledgerOpen,
            Optional<String> problem,
            Optional<String> reason) {
        public enum State {
            LOADING,
            LOADED,
            CONVERGING,
            REPLICATING,
            STOPPED
        }
    }

    /**
     * A row that the target does not hold as the source does.
     *
     * @param kind {@link #REFUSED} (by encoder or target) or {@link #DIVERGENCE} (a change found no row, or one it should
     *     not have; a comparison found that the row differs)
     * @param key canonical tuple of the identity columns; shown only to those who may see values
     * @param keyText the key as text for a person
     * @param version another one each time that the entry is brought up to date
     */
    record LedgerEntry(
            long id,
            int table,
            String kind,
            byte[] key,
            String keyText,
            String column,
            String rule,
            String reason,
            java.time.Instant openedAt,
            Optional<java.time.Instant> closedAt,
            long version) {
        public static final String REFUSED = "refused";
        public static final String DIVERGENCE = "divergence";
    }

    record LedgerCounts(long open, long closed) {}
}
