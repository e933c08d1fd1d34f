package io.godwit.engine.chunk;

import java.util.List;

/**
 * A part of a table by its key, as the source orders it: {@code lower < key ≤ upper} (H16).
 *
 * <p>A bound is one literal per key column in the source's own notation, made by the source's {@link RowReader} and
 * understood by it alone; an empty list is an open end, two empty lists are the whole table.
 */
public record KeyRange(List<String> lower, List<String> upper) {
    public static final KeyRange ALL = new KeyRange(List.of(), List.of());

    public KeyRange {
        lower = List.copyOf(lower);
        upper = List.copyOf(upper);
    }

    public boolean whole() {
        return lower.isEmpty() && upper.isEmpty();
    }
}
