package io.godwit.engine.mysql.binlog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.client.Packets;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.mysql.row.LittleEndian;
import io.godwit.engine.row.LargeValue;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The events of a dump, one after another: checks their checksums, keeps the place in the log, takes the events that are about
 * the log itself (rotation, format).
 *
 * <p>An event lies in {@link #array} from {@link #bodyStart} to {@link #bodyEnd}, without header and checksum, until the next
 * {@link #next}. Places are added up from lengths, since the 32 bits in the header wrap in a log file over 4 GiB.
 */
final class EventStream {
    static final int HEADER = 19;
    private static final int CHECKSUM = 4;
    private static final int ARTIFICIAL = 0x20;
    private static final int IGNORABLE_FLAG = 0x80;
    private static final int SERVER_VERSION = 50;
    private static final int FORMAT_FIXED = 2 + SERVER_VERSION + 4 + 1;
    private static final long OFFSET_BITS = 0xffff_ffffL;
    private static final long LARGEST_GAP = 0x7fff_ffffL;

    /** Where packets come from; a connection in production. */
    interface Source {
        /** Receives the next packet, which then lies in the array from the offset on; returns its length. */
        int read();

        byte[] array();

        int offset();

        /** The packet where it is too large for memory; the array has its beginning then, from offset 0 on. */
        default @Nullable LargeValue outside() {
            return null;
        }

        static Source of(Packets packets) {
            return new Source() {
                @Override
                public int read() {
                    return packets.read();
                }

                @Override
                public byte[] array() {
                    return packets.array();
                }

                @Override
                public int offset() {
                    return packets.offset();
                }

                @Override
                public @Nullable LargeValue outside() {
                    return packets.outside();
                }
            };
        }
    }

    private final Source source;
    private final boolean gaps;
    private final boolean announced;
    private final CRC32 crc = new CRC32();
    private boolean checksums;
    private String file;
    private long begun;
    private long offset;
    private long eventStart;
    private int[] postHeaderLengths = {};
    private byte[] array = {};
    private @Nullable LargeValue outside;
    private int start;
    private int length;
    private int type;
    private int flags;
    private int bodyEnd;

    /**
     * @param checksums whether events before the first format description carry one: what was announced to the server
     * @param gaps whether the server leaves events out, as MariaDB does
     */
    EventStream(Source source, BinlogPosition from, boolean checksums, boolean gaps) {
        this.source = source;
        this.gaps = gaps;
        this.announced = checksums;
        this.file = from.file();
        this.begun = from.begun();
        this.offset = from.offset();
        this.eventStart = from.offset();
        this.checksums = checksums;
    }

    /** Receives the next event and returns its type. */
    int next() {
        int size = source.read();
        array = source.array();
        start = source.offset();
        outside = source.outside();
        int status = size == 0 ? -1 : array[start] & 0xff;
        if (status == 0xff) {
            throw serverError(size);
        }
        if (status == 0xfe && size < 9) {
            throw new EngineException(
                    Kind.UNREACHABLE, "The server ended the binary log's stream.", "Check that the server runs.");
        }
        if (status != 0) {
            throw LogFailure.damaged(position(), "a packet begins with " + status);
        }
        start++;
        length = size - 1;
        header();
        return type;
    }

    private void header() {
        if (length < HEADER || (LittleEndian.unsigned4(array, start + 9)) != length) {
            throw LogFailure.damaged(position(), "an event of another length than its header says");
        }
        type = array[start + 4] & 0xff;
        flags = LittleEndian.int2(array, start + 17);
        boolean format = type == EventType.FORMAT_DESCRIPTION;
        bodyEnd = start + length;
        if (format || checksums) {
            bodyEnd -= CHECKSUM;
            if (bodyEnd < start + HEADER) {
                throw LogFailure.damaged(position(), "an event is too short for its checksum");
            }
            // A format description has room for one always. MariaDB changes it on its way and leaves the old one there
            // when
            // its events have none.
            if (announced || !format || array[bodyEnd - 1] != 0) {
                verify();
            }
        }
        eventStart = offset;
        if (counts()) {
            advance();
        }
        if (format) {
            format();
        } else if (type == EventType.ROTATE) {
            rotate();
        }
    }

    /** Whether the event lies in the log; the server makes some up at the start of a file or of a dump. */
    private boolean counts() {
        boolean heartbeat = type == EventType.HEARTBEAT || type == EventType.HEARTBEAT_2;
        boolean repeated = type == EventType.FORMAT_DESCRIPTION && nextPosition() == 0;
        return !heartbeat && !repeated && (flags & ARTIFICIAL) == 0;
    }

    /**
     * MySQL sends every event, and each says where it ends. MariaDB leaves out those that it was not asked for, the text of
     * statements above all, and within a transaction its events do not say where they end.
     */
    private void advance() {
        long next = nextPosition();
        long sum = offset + length;
        if (next != (sum & OFFSET_BITS)) {
            long left = next == 0 ? 0 : (next - sum) & OFFSET_BITS;
            if (!gaps || left > LARGEST_GAP) {
                throw LogFailure.damaged(position(), "an event ends at " + sum + " but says " + next);
            }
            sum += left;
        }
        offset = sum;
        eventStart = sum - length;
    }

    private void verify() {
        int end = bodyEnd;
        crc.reset();
        if (outside != null) {
            verify(outside);
            return;
        }
        if (type == EventType.FORMAT_DESCRIPTION) {
            // The flag "in use" is set after the checksum was made.
            byte[] copy = java.util.Arrays.copyOfRange(array, start, end);
            copy[17] &= (byte) 0xfe;
            crc.update(copy, 0, copy.length);
        } else {
            crc.update(array, start, end - start);
        }
        agree(LittleEndian.unsigned4(array, end));
    }

    private void agree(long told) {
        if (crc.getValue() != told) {
            throw LogFailure.damaged(position(), "the checksum of an event (" + EventType.name(type) + ") is wrong");
        }
    }

    private void verify(LargeValue event) {
        byte[] chunk = new byte[64 * 1024];
        for (long at = start; at < bodyEnd; ) {
            int some = (int) Math.min(chunk.length, bodyEnd - at);
            event.read(at, chunk, 0, some);
            crc.update(chunk, 0, some);
            at += some;
        }
        byte[] told = new byte[CHECKSUM];
        event.read(bodyEnd, told, 0, CHECKSUM);
        agree(LittleEndian.unsigned4(told, 0));
    }

    private void format() {
        int body = bodyStart();
        int lengths = bodyEnd - 1 - body - FORMAT_FIXED;
        if (lengths < EventType.HEARTBEAT || LittleEndian.int2(array, body) != 4 || array[body + 56] != HEADER) {
            throw LogFailure.notUnderstood(
                    position(),
                    "has a format that is not version 4",
                    "Upgrade the server to MySQL 5.7 or MariaDB 10.3.");
        }
        postHeaderLengths = new int[lengths + 1];
        for (int i = 1; i <= lengths; i++) {
            postHeaderLengths[i] = array[body + FORMAT_FIXED + i - 1] & 0xff;
        }
        int algorithm = array[bodyEnd - 1] & 0xff;
        if (algorithm > 1) {
            throw LogFailure.notUnderstood(
                    position(),
                    "has checksums of kind " + algorithm + ", which is not known",
                    "SET GLOBAL binlog_checksum = 'CRC32'");
        }
        checksums = algorithm == 1;
        if (begun != 0 && begun != timestamp()) {
            throw LogFailure.lost(position());
        }
        begun = timestamp();
    }

    private void rotate() {
        int body = bodyStart();
        if (bodyEnd - body < 9) {
            throw LogFailure.damaged(position(), "a rotation names no file");
        }
        String next = new String(array, body + 8, bodyEnd - body - 8, StandardCharsets.UTF_8);
        long number = BinlogPosition.number(next);
        long current = BinlogPosition.number(file);
        if (number != current && number != current + 1) {
            throw LogFailure.notUnderstood(
                    position(), "goes on in " + next + ", which is not the next file", "Load again.");
        }
        begun = number == current ? begun : 0;
        file = next;
        offset = LittleEndian.int8(array, body);
        eventStart = offset;
    }

    private EngineException serverError(int size) {
        int code = size >= 3 ? LittleEndian.int2(array, start + 1) : 0;
        int text = size >= 9 && array[start + 3] == '#' ? 9 : Math.min(3, size);
        String message = new String(array, start + text, Math.max(0, size - text), StandardCharsets.UTF_8);
        // 1236 is said of a position that is lost, and of a reader that another one with its id throws out
        boolean ended = code == 1236 || code == 1789;
        return new EngineException(
                ended ? Kind.TRANSIENT : Kind.UNREACHABLE,
                "The server ended the binary log's stream at " + position() + ": " + message + " (" + code + ").",
                ended
                        ? "Godwit reads on from there, as another replica; if that is said again and again, check the log."
                        : "");
    }

    /** The event's body begins here, after the header. */
    int bodyStart() {
        return start + HEADER;
    }

    int bodyEnd() {
        return bodyEnd;
    }

    /** The whole event; one that lies outside is brought into memory. */
    byte[] array() {
        if (outside != null) {
            array = outside.bytes();
            outside = null;
        }
        return array;
    }

    /** The event's beginning, all of it where it is not {@link #outside}. */
    byte[] head() {
        return array;
    }

    /** The event where it is too large for memory, with the same places as in the array. */
    @Nullable
    LargeValue outside() {
        return outside;
    }

    /** Length of the fixed part of the current event's body, by the format description; −1 where it is not known. */
    int postHeaderLength() {
        return type < postHeaderLengths.length ? postHeaderLengths[type] : -1;
    }

    /** Seconds since 1970. */
    long timestamp() {
        return LittleEndian.unsigned4(array, start);
    }

    long serverId() {
        return LittleEndian.unsigned4(array, start + 5);
    }

    /** Whether the server says that who does not know this event may pass over it. */
    boolean ignorable() {
        return (flags & IGNORABLE_FLAG) != 0;
    }

    String file() {
        return file;
    }

    /** When the file was begun, by its first event; 0 before that came. */
    long begun() {
        return begun;
    }

    /** Where the current event begins. */
    long eventStart() {
        return eventStart;
    }

    /** Where the current event ends. */
    long offset() {
        return offset;
    }

    /** The place of the current event, for messages. */
    BinlogPosition position() {
        return BinlogPosition.of(file, eventStart);
    }

    private long nextPosition() {
        return LittleEndian.unsigned4(array, start + 13);
    }
}
