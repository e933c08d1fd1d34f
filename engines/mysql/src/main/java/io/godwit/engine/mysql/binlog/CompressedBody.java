package io.godwit.engine.mysql.binlog;

import io.godwit.engine.EngineException;
import io.godwit.engine.mysql.position.BinlogPosition;
import io.godwit.engine.row.LargeValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A part of an event that MariaDB compressed ({@code log_bin_compress}): a byte 0x80 | kind &lt;&lt; 4 | n, the length before
 * in n bytes big-endian, then zlib.
 *
 * <p>Source: {@code binlog_buf_uncompress} in MariaDB's {@code sql/log_event.cc}.
 */
final class CompressedBody {
    private static final int LARGEST = 0x4000_0000;
    private static final int LENGTH = 0x07;

    private CompressedBody() {}

    /** The length before of what begins at {@code start}. */
    static long size(byte[] event, int start, long end, BinlogPosition at) {
        int first = event[start] & 0xff;
        int lengthBytes = first & LENGTH;
        if ((first & 0xf8) != 0x80 || lengthBytes < 1 || lengthBytes > 4 || start + 1 + lengthBytes > end) {
            throw LogFailure.notUnderstood(
                    at, "holds an event that is compressed in an unknown way", "SET GLOBAL log_bin_compress = OFF");
        }
        long length = 0;
        for (int i = 1; i <= lengthBytes; i++) {
            length = (length << 8) | (event[start + i] & 0xff);
        }
        if (length > LARGEST) {
            throw LogFailure.damaged(at, "a compressed event of " + length + " bytes");
        }
        return length;
    }

    /** The body with its compressed part, which begins at {@code start}, in its length before. */
    static byte[] inflate(byte[] event, int bodyStart, int start, int end, BinlogPosition at) {
        int length = (int) size(event, start, end, at);
        int ahead = start - bodyStart;
        byte[] whole = Arrays.copyOfRange(event, bodyStart, bodyStart + ahead + length);
        int data = start + 1 + (event[start] & LENGTH);
        try (InputStream inflated = inflating(new ByteArrayInputStream(event, data, end - data))) {
            if (inflated.readNBytes(whole, ahead, length) != length) {
                throw shorter(at);
            }
            return whole;
        } catch (IOException e) {
            throw unreadable(at);
        }
    }

    /** The same for an event that is, or becomes, too large for memory. */
    static LargeValue inflate(EventStream event, int start) {
        BinlogPosition at = event.position();
        byte[] head = event.head();
        long length = size(head, start, event.bodyEnd(), at);
        int body = event.bodyStart();
        int data = start + 1 + (head[start] & LENGTH);
        LargeValue outside = event.outside();
        try (LargeValue.Writer whole = new LargeValue.Writer();
                LargeValue packed = outside == null
                        ? LargeValue.of(head, data, event.bodyEnd() - data)
                        : outside.slice(data, event.bodyEnd() - data);
                InputStream inflated = inflating(packed.stream())) {
            whole.write(head, body, start - body);
            whole.write(inflated);
            if (whole.written() != start - body + length) {
                throw shorter(at);
            }
            return whole.finish();
        } catch (IOException e) {
            throw unreadable(at);
        }
    }

    private static InputStream inflating(InputStream data) {
        Inflater inflater = new Inflater();
        return new InflaterInputStream(data, inflater, 16 * 1024) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    private static EngineException shorter(BinlogPosition at) {
        return LogFailure.damaged(at, "a compressed event is shorter than it says");
    }

    private static EngineException unreadable(BinlogPosition at) {
        return LogFailure.damaged(at, "a compressed event cannot be read");
    }
}
