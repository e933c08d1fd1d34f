package io.godwit.engine.mysql.client;

import io.godwit.engine.row.LargeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A streaming result of the binary protocol. After each {@link #next} the row lies in {@link #array} from {@link #offset}
 * on, {@link #length} bytes: header 0x00, the bitmap of NULLs ({@code (columns + 9) / 8} bytes, first bit at position 2),
 * then the values that are not NULL. It stays valid until the next call; no object is made per row.
 *
 * <p>While it is open the connection can do nothing else. {@link #close} reads what is left and gives the statement back;
 * whoever does not want the rest of a large result aborts the connection instead.
 */
public final class BinaryRows implements AutoCloseable {
    private static final int EOF = 0xfe;
    private static final int ERROR = 0xff;

    private final MySqlConnection connection;
    private final Packets packets;
    private final long statement;
    private final List<ColumnDefinition> columns;
    private boolean done;

    BinaryRows(MySqlConnection connection, long statement, List<ColumnDefinition> columns) {
        this.connection = connection;
        this.packets = connection.packets();
        this.statement = statement;
        this.columns = columns;
        this.done = columns.isEmpty();
    }

    /** Rows of so many bytes do not come into memory: see {@link #outside}. */
    public void outsideFrom(int bytes) {
        packets.outsideFrom(bytes);
    }

    public List<ColumnDefinition> columns() {
        return columns;
    }

    /** Moves to the next row; false after the last. */
    public boolean next() {
        if (done) {
            return false;
        }
        int length = packets.read();
        int first = length == 0 ? -1 : packets.array()[packets.offset()] & 0xff;
        if (first == 0) {
            return true;
        }
        done = true;
        if (first == EOF && length < 9) {
            return false;
        }
        if (first == ERROR) {
            throw ServerErrors.exception(ServerErrors.parse(packets));
        }
        throw packets.unexpected("a row that begins with " + first);
    }

    public byte[] array() {
        return packets.array();
    }

    public int offset() {
        return packets.offset();
    }

    public int length() {
        return packets.length();
    }

    /** The row where it is too large for memory; {@link #array} has its beginning then. */
    public @Nullable LargeValue outside() {
        return packets.outside();
    }

    @Override
    public void close() {
        if (connection.closed()) {
            packets.release();
            return;
        }
        while (next()) {
            // The rest must be read before the connection can be used again.
        }
        packets.outsideFrom(Integer.MAX_VALUE);
        packets.release();
        connection.closeStatement(statement);
    }
}
