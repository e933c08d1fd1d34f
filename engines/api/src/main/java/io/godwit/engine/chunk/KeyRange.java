package io.godwit.engine.chunk;

/**
 * A part of a table by its key, in the source's order: {@code lower < key ≤ upper} (H16).
 *
 * <p>A bound is a tuple of the identity columns in canonical form, so that any engine can render it in its own notation
 * and compare it in the column's own type and collation; an empty array is an open end.
 */
public record KeyRange(byte[] lower, byte[] upper) {
    public static final KeyRange ALL = new KeyRange(new byte[0], new byte[0]);

    public boolean whole() {
        return lower.length == 0 && upper.length == 0;
    }
}
