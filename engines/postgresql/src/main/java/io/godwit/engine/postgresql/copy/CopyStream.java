package io.godwit.engine.postgresql.copy;

import io.godwit.engine.postgresql.connection.Failures;
import io.godwit.engine.postgresql.connection.Session;
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
