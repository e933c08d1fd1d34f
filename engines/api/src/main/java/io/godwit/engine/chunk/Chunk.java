package io.godwit.engine.chunk;

import java.util.List;

/**
 * A unit of loading: one source read, one target transaction.
 *
 * @param number unique within task and plan version
 * @param keys for {@code Mode.KEYS}: the keys to read, canonical tuples
 */
public record Chunk(int number, int table, Mode mode, KeyRange range, List<byte[]> keys) {

    /** How the rows go in. */
    public enum Mode {
        /** Beside each other: nothing can be there yet. */
        LOAD,
        /** A keyless table, whole, from an exact snapshot (H6). */
        EXACT,
        /** Against the key: whatever is in the range goes, then the rows come (repair, reload, a lost snapshot). */
        AGAINST_KEY,
        /** These keys only, against the key (repair, replay, H2). */
        KEYS
    }
}
