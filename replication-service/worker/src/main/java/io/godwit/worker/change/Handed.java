package io.godwit.worker.change;

import io.godwit.engine.change.ChangeBatch;

/**
 * What the reader hands to the applier.
 *
 * @param part of a transaction that goes on: it has no checkpoint
 */
record Handed(ChangeBatch batch, boolean part) {}
