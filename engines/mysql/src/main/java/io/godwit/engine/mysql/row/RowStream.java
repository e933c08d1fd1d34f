package io.godwit.engine.mysql.row;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.BinaryRows;
import io.godwit.engine.mysql.client.MySqlConnection;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;

/** One result, encoded into buffers and handed to a sink. Memory is bounded by one buffer and one row. */
final class RowStream {
    private static final int FULL = 256 * 1024;
    private static final int KEEP = 1024 * 1024;

    private final MySqlConnection connection;
    private final TableSource source;

    RowStream(MySqlConnection connection, TableSource source) {
        this.connection = connection;
        this.source = source;
    }

    record Count(long rows, long bytes, long refused) {}

    /** Reads all rows; breaks the connection when the sink fails, since a large rest would have to be read first. */
    Count run(String query, RowSink sink) {
        BinaryRows rows = connection.prepareAndExecute(query);
        boolean done = false;
        try {
            source.check(rows.columns());
            rows.outsideFrom(RowImages.OUTSIDE_FROM);
            Count count = encode(rows, sink);
            rows.close();
            done = true;
            return count;
        } catch (IndexOutOfBoundsException e) {
            throw new EngineException(
                    Kind.NOT_UNDERSTOOD,
                    "A row of " + source.plan().source() + " is not in the form that its columns announce.",
                    "Report this with the server's version; leave the table out for now.",
                    null,
                    e);
        } finally {
            if (!done) {
                connection.abort();
                rows.close();
            }
        }
    }

    private Count encode(BinaryRows rows, RowSink sink) {
        ResultRows encoder = source.rows();
        RowBuffer buffer = new RowBuffer(FULL + FULL / 4);
        long read = 0;
        long bytes = 0;
        long refused = 0;
        while (rows.next()) {
            LargeValue outside = rows.outside();
            Refusal refusal = outside == null
                    ? encoder.encode(rows.array(), rows.offset(), rows.length(), buffer)
                    : encoder.encode(outside, buffer);
            if (refusal != null) {
                refused++;
                sink.refused(refusal);
            } else {
                read++;
            }
            if (buffer.size() >= FULL || buffer.large()) {
                bytes += buffer.size() + (outside == null ? 0 : outside.length());
                flush(buffer, sink);
            }
        }
        bytes += buffer.size();
        if (buffer.rows() > 0) {
            flush(buffer, sink);
        }
        return new Count(read, bytes, refused);
    }

    private static void flush(RowBuffer buffer, RowSink sink) {
        sink.rows(buffer);
        buffer.clear();
        buffer.shrink(KEEP);
    }
}
