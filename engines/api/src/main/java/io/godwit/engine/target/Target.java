package io.godwit.engine.target;

import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.ChunkLease;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A target database that keeps a task's state beside its data, in a schema {@code godwit}: plan, leases and completion of
 * chunks, both fences, checkpoint, ledger. Source and target are so enough to go on after anything died.
 *
 * <p>Thread-safe. Loaders, applier and state each use connections of their own; every transaction that changes data holds
 * a fence (H15): {@code plan_version} in share mode for chunks, {@code applier_epoch} by update for changes.
 */
public interface Target extends AutoCloseable {

    ServerIdentity server();

    /** Makes the schema {@code godwit} where it is missing, or brings it up to this release. Repeatable. */
    void install();

    /** The state of one task. @param positions reads the source's positions back from JSON */
    TaskState task(UUID task, Function<String, Position> positions);

    /** A connection that writes chunks, for one loader thread. */
    ChunkWriter openWriter(TaskState task);

    /**
     * Makes this instance the task's only applier: raises and commits {@code applier_epoch}, ends the sessions that its
     * predecessor registered, then reads the checkpoint.
     */
    Applier openApplier(TaskState task, String instance);

    /** Removes everything of this task from {@code godwit}, and the schema itself with the last task; what could not go. */
    List<String> clean(UUID task);

    /** The statements by which a person removes what {@link #install} makes, of all tasks. */
    default List<String> removalStatements() {
        return List.of();
    }

    @Override
    void close();

    /** Writes one chunk after another, each in one transaction. One thread. */
    interface ChunkWriter extends AutoCloseable {

        /** Begins the lease's transaction: the plan's row in share mode, fails with {@code FENCED} when it is old. */
        ChunkTransaction begin(ChunkLease lease, io.godwit.engine.plan.TablePlan table);

        @Override
        void close();
    }

    /** One chunk going in. Nothing is visible before {@link #commit}; {@link #close} without it rolls back. */
    interface ChunkTransaction extends io.godwit.engine.row.RowSink, AutoCloseable {

        /**
         * Writes what the sink took (rows that the target refuses are found by bisecting and go to the ledger, H17), last
         * the chunk's row with the lease's token, and commits. Where the chunk is done already, nothing changes.
         *
         * @return rows in the target, rows in the ledger
         */
        ChunkResult commit(io.godwit.engine.chunk.Reading reading);

        @Override
        void close();
    }

    record ChunkResult(long rows, long bytes, long ledgered) {}
}
