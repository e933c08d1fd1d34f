package io.godwit.engine.change;

import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a source's changes. One connection for the stream, one beside it for questions.
 *
 * <p>Lifecycle: {@link #open} once per task; {@link #read} from a checkpoint as often as needed; {@link #close} ends a read
 * that runs in another thread, which then returns.
 */
public interface ChangeCapture extends AutoCloseable {

    ServerIdentity server();

    /**
     * Opens the capture: the position from which nothing that is not yet visible can be missed. Checks that log format,
     * row image and rights are as needed. Tables that are no longer what the plan says are told by {@link #read} (H9).
     */
    Position open(SchemaPlan plan);

    /** The position that the source's log has reached now. */
    Position current();

    /**
     * Throws {@code POSITION_LOST} where the source's log no longer holds everything after {@code from}, or is another one: an
     * end of another log proves nothing.
     */
    void require(Position from);

    /**
     * First tells {@code sink} of the plan's tables whose structure differs by a change that the log does not hold after
     * {@code from}. Then reads whole transactions after {@code from} into {@code sink}, on this thread, until closed or interrupted (then it
     * returns) or something is not understood (then it throws {@code NOT_UNDERSTOOD} with the position). A broken
     * connection throws {@code UNREACHABLE}; the open transaction is to be discarded, and the caller reads again from its
     * checkpoint. {@code sink} may block: that is the back-pressure.
     */
    void read(SchemaPlan plan, Position from, ChangeSink sink);

    /** In what a table on the server differs from its plan now, in words; empty where it does not (H9). */
    default Optional<String> difference(TablePlan table) {
        return Optional.empty();
    }

    /** Tables whose rows may change without a word in the log: only a comparison of all their rows tells. */
    default Set<TableName> unlogged(SchemaPlan plan) {
        return Set.of();
    }

    /** Bytes of log that the source must keep for a reader at {@code from}; 0 where it does not tell. */
    default long retained(Position from) {
        return 0;
    }

    /** Tells the source what is durable in the target, where it wants to know (H3). */
    void confirm(Position durable);

    /** Reads a position back from its JSON form. */
    Position position(String json);

    @Override
    void close();
}
