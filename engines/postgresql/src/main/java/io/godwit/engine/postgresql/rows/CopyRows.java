package io.godwit.engine.postgresql.rows;

import io.godwit.engine.postgresql.connection.Failures;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.row.RowBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/**
 * Reads a query's rows as tuples in canonical form. The server sends the file header with the first tuple and the trailer by
 * itself; each message holds whole tuples ({@code src/backend/commands/copyto.c}). A tuple larger than a buffer is handed on where it
 * was received: a copy of it beside the source's own of the same row is what a worker's heap has no room for.
 */
final class CopyRows {
    private static final int SIGNATURE = 11;
    private static final int HEADER = SIGNATURE + 8;

    /** Bytes of a field that is NULL. */
    private static final int NULL = 4;

    private CopyRows() {}

    record Count(long rows, long bytes) {}

    /** Gives buffers of about {@code size} bytes; the buffer is cleared after each. */
    static Count read(Session session, String select, int size, Consumer<RowBuffer> sink) {
        return read(session, select, size, sink, null);
    }

    /** The query has one column more: where it is not NULL, the row goes to {@code marked}, with it. */
    static Count readMarked(
            Session session, String select, int size, Consumer<RowBuffer> sink, Consumer<byte[]> marked) {
        return read(session, select, size, sink, marked);
    }

    private static Count read(
            Session session, String select, int size, Consumer<RowBuffer> sink, @Nullable Consumer<byte[]> marked) {
        CopyOut copy = session.copyOut("COPY (" + select + ") TO STDOUT (FORMAT binary)");
        RowBuffer buffer = new RowBuffer(Math.min(size, 64 << 10));
        long rows = 0;
        long bytes = 0;
        boolean first = true;
        int more = marked == null ? 0 : NULL;
        try {
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                int at = first ? HEADER + RowBuffer.getInt(message, SIGNATURE + 4) : 0;
                first = false;
                while (at + 2 <= message.length && !trailer(message, at)) {
                    int length = RowBuffer.tupleLength(message, at);
                    int next = at + length;
                    if (marked != null && !unmark(message, at, next)) {
                        marked.accept(Arrays.copyOfRange(message, at, next));
                        at = next;
                        continue;
                    }
                    rows++;
                    bytes += length - more;
                    if (length >= size && next == message.length) {
                        flush(buffer, size, sink);
                        System.arraycopy(message, at, message, 0, length);
                        sink.accept(RowBuffer.over(message, length - more, 1));
                    } else {
                        buffer.putTuple(message, at, length - more);
                    }
                    at = next;
                }
                if (buffer.size() >= size) {
                    flush(buffer, size, sink);
                }
            }
            flush(buffer, size, sink);
            return new Count(rows, bytes);
        } catch (SQLException e) {
            throw Failures.of(e);
        } finally {
            cancel(copy);
        }
    }

    private static void flush(RowBuffer buffer, int size, Consumer<RowBuffer> sink) {
        if (buffer.rows() > 0) {
            sink.accept(buffer);
            buffer.clear();
            buffer.shrink(2 * size);
        }
    }

    /** Takes the last field out of the count of fields, where it is NULL; a mark is text and never ends so. */
    private static boolean unmark(byte[] message, int at, int end) {
        if (RowBuffer.getInt(message, end - NULL) != -1) {
            return false;
        }
        int fields = (((message[at] & 0xff) << 8) | (message[at + 1] & 0xff)) - 1;
        message[at] = (byte) (fields >> 8);
        message[at + 1] = (byte) fields;
        return true;
    }

    private static boolean trailer(byte[] message, int at) {
        return message[at] == (byte) 0xff && message[at + 1] == (byte) 0xff;
    }

    private static void cancel(CopyOut copy) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException ended) {
            // it is over either way
        }
    }
}
