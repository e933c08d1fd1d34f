package io.godwit.engine.postgresql.copy;

import io.godwit.engine.postgresql.connection.Failures;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.LargeValues;
import io.godwit.engine.row.RowBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/**
 * One binary COPY into the server: header, tuples as they lie in a {@link io.godwit.engine.row.RowBuffer}, trailer. After a
 * failure the server's transaction is aborted; the caller goes back to a savepoint or gives up.
 *
 * <p>Source: PostgreSQL manual, "COPY", binary format.
 */
public final class CopyStream {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};

    private static final int PIECE = 64 << 10;

    private final CopyIn copy;

    public CopyStream(Session session, String sql) {
        copy = session.copyIn(sql);
        write(HEADER, 0, HEADER.length);
    }

    public void write(byte[] array, int offset, int length) {
        try {
            copy.writeToCopy(array, offset, length);
        } catch (SQLException e) {
            cancel();
            throw Failures.of(e);
        }
    }

    /** Writes complete tuples; what lies outside them ({@link LargeValues}) is brought piece by piece. */
    public void tuples(byte[] array, int offset, int length) {
        if (!LargeValues.any()) {
            write(array, offset, length);
            return;
        }
        int from = offset;
        int end = offset + length;
        for (int at = offset; at < end; ) {
            int fields = ((array[at] & 0xff) << 8) | (array[at + 1] & 0xff);
            at += 2;
            for (int i = 0; i < fields; i++) {
                int word = RowBuffer.getInt(array, at);
                if (LargeValues.named(word)) {
                    write(array, from, at - from);
                    large(LargeValues.of(word));
                    from = at + 4;
                }
                at += 4 + Math.max(0, word);
            }
        }
        write(array, from, end - from);
    }

    private void large(LargeValue value) {
        byte[] piece = new byte[PIECE];
        ByteBuffer.wrap(piece).putInt(0, (int) value.length());
        write(piece, 0, 4);
        try (InputStream from = value.stream()) {
            for (int got = from.read(piece); got >= 0; got = from.read(piece)) {
                write(piece, 0, got);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the COPY; returns the rows that went in. */
    public long end() {
        try {
            copy.writeToCopy(TRAILER, 0, TRAILER.length);
            return copy.endCopy();
        } catch (SQLException e) {
            cancel();
            throw Failures.of(e);
        }
    }

    /** Takes the COPY back, where it is still going on. */
    public void cancel() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException ended) {
            // it is over either way
        }
    }
}
