package io.godwit.engine.postgresql.copy;

import io.godwit.engine.EngineException;
import io.godwit.engine.postgresql.connection.Failures;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.row.RowBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Streams buffers of rows into one COPY after another, each of a bounded segment under a savepoint. A copy of the segment is
 * kept until the server has taken it, so that its refused rows can be found without reading the source again. Large rows go
 * alone and uncopied.
 */
public final class SegmentedCopy {
    /** Large enough that the pause between two COPYs does not count, small against a worker's memory. */
    private static final int SEGMENT = 8 << 20;

    private final Session session;
    private final String sql;
    private final RefusedRow refused;
    private final RowBuffer kept;
    private @Nullable CopyStream stream;
    private long rows;

    /** Takes a row that the server refuses; may use the session. */
    @FunctionalInterface
    public interface RefusedRow {
        void row(byte[] array, int offset, EngineException why);
    }

    /** @param kept holds a copy of the segment; one after another may use the same, so that it grows once */
    public SegmentedCopy(Session session, String sql, RowBuffer kept, RefusedRow refused) {
        this.session = session;
        this.sql = sql;
        this.kept = kept;
        this.refused = refused;
        kept.clear();
    }

    /** Takes complete tuples. */
    public void rows(RowBuffer buffer) {
        byte[] array = buffer.array();
        int size = buffer.size();
        if (size >= SEGMENT || buffer.large()) {
            flush();
            bisect(array, size);
            return;
        }
        if (kept.size() + size > SEGMENT) {
            flush();
        }
        CopyStream current = stream;
        if (current == null) {
            session.execute("SAVEPOINT godwit_segment");
            current = new CopyStream(session, sql);
            stream = current;
        }
        kept.putRaw(array, 0, size);
        try {
            current.write(array, 0, size);
        } catch (EngineException e) {
            failed(e);
        }
    }

    /** Ends the segment: afterwards the session is free for other statements. */
    public void flush() {
        CopyStream current = stream;
        if (current == null) {
            return;
        }
        try {
            rows += current.end();
            session.execute("RELEASE SAVEPOINT godwit_segment");
            stream = null;
            kept.clear();
        } catch (EngineException e) {
            failed(e);
        }
    }

    /** Rows that the server took. */
    public long taken() {
        return rows;
    }

    /** Ends a COPY that goes on; the transaction is to be rolled back. */
    public void cancel() {
        if (stream != null) {
            stream.cancel();
            stream = null;
        }
        kept.clear();
        kept.shrink(SEGMENT);
    }

    private void failed(EngineException e) {
        stream = null;
        if (!Failures.refusesRow(e)) {
            throw e;
        }
        session.execute("ROLLBACK TO SAVEPOINT godwit_segment; RELEASE SAVEPOINT godwit_segment");
        bisect(kept.array(), kept.size());
        kept.clear();
    }

    private void bisect(byte[] array, int size) {
        int[] starts = starts(array, size);
        Bisect.run(
                session,
                0,
                starts.length - 1,
                (from, to) -> {
                    CopyStream part = new CopyStream(session, sql);
                    part.tuples(array, starts[from], starts[to] - starts[from]);
                    rows += part.end();
                    return true;
                },
                (index, why) -> refused.row(array, starts[index], java.util.Objects.requireNonNull(why)));
    }

    /** Where tuples start, and behind the last one. */
    private static int[] starts(byte[] array, int size) {
        int[] starts = new int[64];
        int count = 0;
        int at = 0;
        while (at < size) {
            if (count == starts.length - 1) {
                starts = Arrays.copyOf(starts, starts.length * 2);
            }
            starts[count++] = at;
            at += RowBuffer.tupleLength(array, at);
        }
        starts[count] = size;
        return Arrays.copyOf(starts, count + 1);
    }
}
