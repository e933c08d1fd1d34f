package io.godwit.engine.mysql.binlog;

import io.godwit.engine.mysql.position.BinlogPosition;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A part of an event that MariaDB compressed ({@code log_bin_compress}): a byte 0x80 | kind &lt;&lt; 4 | n, the length before
 * in n bytes big-endian, then zlib.
 *
 * <p>Source: {@code binlog_buf_uncompress} in MariaDB's {@code sql/log_event.cc}.
 */
final class CompressedBody {
    private static final int LARGEST = 0x4000_0000;

    private CompressedBody() {}

    /** The body with its compressed part, which begins at {@code start}, in its length before. */
    static byte[] inflate(byte[] event, int bodyStart, int start, int end, BinlogPosition at) {
        int first = event[start] & 0xff;
        int lengthBytes = first & 0x07;
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
        int ahead = start - bodyStart;
        byte[] whole = new byte[ahead + (int) length];
        System.arraycopy(event, bodyStart, whole, 0, ahead);
        Inflater inflater = new Inflater();
        try {
            int data = start + 1 + lengthBytes;
            inflater.setInput(event, data, end - data);
            int got = 0;
            while (got < length && !inflater.finished()) {
                int more = inflater.inflate(whole, ahead + got, (int) length - got);
                if (more == 0) {
                    break;
                }
                got += more;
            }
            if (got != length) {
                throw LogFailure.damaged(at, "a compressed event is shorter than it says");
            }
            return whole;
        } catch (DataFormatException e) {
            throw LogFailure.damaged(at, "a compressed event cannot be read");
        } finally {
            inflater.end();
        }
    }
}
