package io.godwit.engine.row;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few large arrays of batches that are done with, for the next ones: a giant transaction would else leave hundreds of them
 * behind, and the heap grows to its limit before they are collected (H12).
 */
final class SpareArrays {
    static final int SMALLEST = 1 << 20;
    static final int LARGEST = 16 << 20;

    /** As many batches as are in memory at once. */
    static final int MOST = 3;

    private static final List<byte[]> SPARE = new ArrayList<>(MOST);

    private SpareArrays() {}

    /** The smallest one of at least this length, for the caller alone; its bytes are old ones. */
    static synchronized byte @Nullable [] take(int length) {
        byte[] best = null;
        for (byte[] one : SPARE) {
            if (one.length >= length && (best == null || one.length < best.length)) {
                best = one;
            }
        }
        if (best != null) {
            SPARE.remove(best);
        }
        return best;
    }

    /** Nobody else may know the array. */
    static synchronized void give(byte[] array) {
        if (array.length >= SMALLEST && array.length <= LARGEST && SPARE.size() < MOST) {
            SPARE.add(array);
        }
    }
}
