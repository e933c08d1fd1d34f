package io.godwit.engine.mysql.row;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.RowBuffer;

/**
 * Encodes the values of one column into their canonical form.
 *
 * <p>There are two fronts, the binary protocol's rows and the binary log's row images; they differ in where a value lies
 * and how long it is, hardly in what it is. Each class here is made for one front by its arguments, and both fronts of one
 * pair (source type, canonical type) write through the same code, so that one row has one form however it came (H8).
 * {@link ResultCodecs} and {@link LogCodecs} choose, once per table.
 *
 * <p>Not thread-safe: a codec may keep scratch space.
 */
abstract class ColumnCodec {

    /**
     * Encodes the field that begins at {@code at} and returns where it ends.
     *
     * @throws RefusedValue when it cannot be carried unchanged; the caller rolls the row back and asks {@link #end}
     * @throws IndexOutOfBoundsException when the field reaches beyond the array: what was received is malformed
     */
    abstract int encode(byte[] from, int at, RowBuffer to);

    /** Encodes a field that begins at {@code at} of a row outside memory (H12). */
    void encodeLarge(LargeValue row, long at, RowBuffer to) {
        throw new IndexOutOfBoundsException("a value is larger than its type allows");
    }

    /** Where the field that begins at {@code at} ends. */
    abstract int end(byte[] from, int at);
}
