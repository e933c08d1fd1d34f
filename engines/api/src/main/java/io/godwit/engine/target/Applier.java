package io.godwit.engine.target;

import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.Position;
import java.util.List;

/**
 * Applies changes, one batch in one target transaction with its checkpoint: exactly once. One per task: an applier that
 * was replaced gets {@code FENCED} and has changed nothing (H15). One thread.
 *
 * <p>Per table a batch is applied <em>convergently</em> (delete if there, then the last image) while the batch begins before
 * the table's {@code convergentUntil}, and <em>strictly</em> after: a change that finds no row, or an insert that meets one,
 * is bisected to that row and becomes a divergence in the ledger (H2).
 */
public interface Applier extends AutoCloseable {

    int epoch();

    /** Where to go on reading. */
    Position checkpoint();

    /** Applies, checkpoints, commits; durable when it returns. */
    Applied apply(ChangeBatch batch);

    /**
     * Applies a part of a transaction that is larger than one batch should be, without checkpoint and commit: the target's
     * transaction stays open, further parts and in the end {@link #apply} of the last part go into it (H12). Earlier whole
     * transactions may lie in the first part. Until then nothing is visible; {@link #close} takes it all back.
     *
     * @param part its {@code end} is no checkpoint
     */
    default void applyPart(ChangeBatch part) {
        throw new io.godwit.engine.EngineException(
                io.godwit.engine.EngineException.Kind.UNSUPPORTED,
                "A transaction is larger than what this target takes at once.",
                "Split the transaction, or load the migration again after it.");
    }

    @Override
    void close();

    /**
     * @param divergences rows that were not as they should have been; they are in the ledger
     * @param converged tables that are strict from now on
     */
    record Applied(long rows, int divergences, int ledgerOpened, int ledgerClosed, List<Integer> converged) {}
}
