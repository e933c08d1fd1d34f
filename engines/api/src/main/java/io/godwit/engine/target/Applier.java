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

    @Override
    void close();

    /**
     * @param divergences rows that were not as they should have been; they are in the ledger
     * @param converged tables that are strict from now on
     */
    record Applied(long rows, int divergences, int ledgerOpened, int ledgerClosed, List<Integer> converged) {}
}
