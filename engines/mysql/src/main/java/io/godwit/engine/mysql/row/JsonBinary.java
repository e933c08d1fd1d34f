package io.godwit.engine.mysql.row;

import io.godwit.engine.row.RowBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * MySQL's binary JSON, as the log holds it, written as the text that the server gives for it.
 *
 * <p>Source: the comment at the head of MySQL's {@code sql-common/json_binary.h}; {@code wrapper_to_string} in {@code
 * json_dom.cc} for the text.
 */
final class JsonBinary {
    private static final int OBJECT_SMALL = 0;
    private static final int OBJECT_LARGE = 1;
    private static final int ARRAY_SMALL = 2;
    private static final int ARRAY_LARGE = 3;
    private static final int LITERAL = 4;
    private static final int INT16 = 5;
    private static final int UINT16 = 6;
    private static final int INT32 = 7;
    private static final int UINT32 = 8;
    private static final int INT64 = 9;
    private static final int UINT64 = 10;
    private static final int DOUBLE = 11;
    private static final int STRING = 12;
    private static final int OPAQUE = 15;
    private static final int DEEPEST = 110;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, new byte[] {'\n'});

    private final byte[] from;
    private final int end;
    private final RowBuffer to;

    private JsonBinary(byte[] from, int end, RowBuffer to) {
        this.from = from;
        this.end = end;
        this.to = to;
    }

    /** Appends the text; a document without bytes stands for null. */
    static void write(byte[] from, int start, int length, RowBuffer to) {
        if (length == 0) {
            ascii("null", to);
        } else {
            new JsonBinary(from, start + length, to).value(from[start] & 0xff, start + 1, 0);
        }
    }

    private void value(int type, int at, int depth) {
        if (depth > DEEPEST || at > end) {
            throw new IndexOutOfBoundsException("a JSON document is not well-formed");
        }
        switch (type) {
            case OBJECT_SMALL, OBJECT_LARGE -> container(at, true, type == OBJECT_LARGE, depth);
            case ARRAY_SMALL, ARRAY_LARGE -> container(at, false, type == ARRAY_LARGE, depth);
            case LITERAL -> literal(from[at]);
            case INT16 -> ascii(Integer.toString((short) LittleEndian.int2(from, at)), to);
            case UINT16 -> ascii(Integer.toString(LittleEndian.int2(from, at)), to);
            case INT32 -> ascii(Integer.toString(LittleEndian.int4(from, at)), to);
            case UINT32 -> ascii(Long.toString(LittleEndian.unsigned4(from, at)), to);
            case INT64 -> ascii(Long.toString(LittleEndian.int8(from, at)), to);
            case UINT64 -> ascii(Long.toUnsignedString(LittleEndian.int8(from, at)), to);
            case DOUBLE -> JsonDouble.put(Double.longBitsToDouble(LittleEndian.int8(from, at)), to);
            case STRING -> string(at);
            case OPAQUE -> opaque(at);
            default -> throw new IndexOutOfBoundsException("a JSON value of type " + type);
        }
    }

    private void literal(int which) {
        ascii(which == 0 ? "null" : which == 1 ? "true" : "false", to);
    }

    /** Count, size, an entry of offset and length for each key, an entry of type and offset for each value. */
    private void container(int at, boolean object, boolean large, int depth) {
        int width = large ? 4 : 2;
        int count = size(at, large);
        int keys = at + 2 * width;
        int values = object ? keys + count * (width + 2) : keys;
        if (count < 0 || values > end || count > (end - values) / (width + 1)) {
            throw new IndexOutOfBoundsException("a JSON document is not well-formed");
        }
        to.putRawByte(object ? '{' : '[');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                ascii(", ", to);
            }
            if (object) {
                int key = keys + i * (width + 2);
                quoted(from, at + size(key, large), LittleEndian.int2(from, key + width));
                ascii(": ", to);
            }
            int entry = values + i * (width + 1);
            int type = from[entry] & 0xff;
            value(type, inlined(type, large) ? entry + 1 : at + size(entry + 1, large), depth + 1);
        }
        to.putRawByte(object ? '}' : ']');
    }

    private static boolean inlined(int type, boolean large) {
        return switch (type) {
            case LITERAL, INT16, UINT16 -> true;
            case INT32, UINT32 -> large;
            default -> false;
        };
    }

    private int size(int at, boolean large) {
        return large ? LittleEndian.int4(from, at) : LittleEndian.int2(from, at);
    }

    /** A length of 7 bits a byte, the lowest first; gives where the data begins, {@code length} being read by the caller. */
    private long length(int at) {
        long length = 0;
        for (int i = 0; i < 5; i++) {
            int b = from[at + i];
            length |= (long) (b & 0x7f) << (7 * i);
            if (b >= 0) {
                return (length << 8) | (i + 1);
            }
        }
        throw new IndexOutOfBoundsException("a JSON length of more than five bytes");
    }

    private void string(int at) {
        long length = length(at);
        quoted(from, at + (int) (length & 0xff), bytes(length, at));
    }

    private int bytes(long length, int at) {
        long bytes = length >> 8;
        if (bytes > end - at) {
            throw new IndexOutOfBoundsException("a JSON value of " + bytes + " bytes");
        }
        return (int) bytes;
    }

    /** A value of a type of SQL: its type, its length, its bytes. */
    private void opaque(int at) {
        int type = from[at] & 0xff;
        long length = length(at + 1);
        int start = at + 1 + (int) (length & 0xff);
        int bytes = bytes(length, at);
        switch (type) {
            case LoggedType.NEWDECIMAL -> decimal(start);
            case LoggedType.DATE, LoggedType.DATETIME, LoggedType.TIMESTAMP -> moment(
                    LittleEndian.int8(from, start), type == LoggedType.DATE);
            case LoggedType.TIME -> time(LittleEndian.int8(from, start));
            case LoggedType.VAR_STRING -> quoted(from, start, bytes);
            default -> {
                byte[] data = java.util.Arrays.copyOfRange(from, start, start + bytes);
                byte[] text = ("base64:type" + type + ":" + BASE64.encodeToString(data))
                        .getBytes(StandardCharsets.US_ASCII);
                quoted(text, 0, text.length);
            }
        }
    }

    private void decimal(int at) {
        ascii(PackedDecimalCodec.text(from, at + 2, from[at], from[at + 1]), to);
    }

    private void moment(long packed, boolean date) {
        long magnitude = Math.abs(packed);
        long clock = (magnitude >> 24) & 0x1ffff;
        long day = magnitude >> 41;
        long months = day >> 5;
        String text = date
                ? "\"%04d-%02d-%02d\"".formatted(months / 13, months % 13, day & 31)
                : "\"%04d-%02d-%02d %02d:%02d:%02d.%06d\""
                        .formatted(
                                months / 13,
                                months % 13,
                                day & 31,
                                clock >> 12,
                                (clock >> 6) & 63,
                                clock & 63,
                                magnitude & 0xff_ffff);
        ascii(text, to);
    }

    private void time(long packed) {
        long magnitude = Math.abs(packed);
        long clock = magnitude >> 24;
        ascii(
                "\"%s%02d:%02d:%02d.%06d\""
                        .formatted(
                                packed < 0 ? "-" : "",
                                (clock >> 12) & 1023,
                                (clock >> 6) & 63,
                                clock & 63,
                                magnitude & 0xff_ffff),
                to);
    }

    private void quoted(byte[] text, int start, int length) {
        if (start < 0 || length < 0 || length > text.length - start) {
            throw new IndexOutOfBoundsException("a JSON text beyond its document");
        }
        to.putRawByte('"');
        int plain = start;
        for (int i = start; i < start + length; i++) {
            int c = text[i] & 0xff;
            if (c < 0x20 || c == '"' || c == '\\') {
                to.putRaw(text, plain, i - plain);
                escaped(c);
                plain = i + 1;
            }
        }
        to.putRaw(text, plain, start + length - plain);
        to.putRawByte('"');
    }

    private void escaped(int c) {
        to.putRawByte('\\');
        switch (c) {
            case '\b' -> to.putRawByte('b');
            case '\t' -> to.putRawByte('t');
            case '\n' -> to.putRawByte('n');
            case '\f' -> to.putRawByte('f');
            case '\r' -> to.putRawByte('r');
            case '"', '\\' -> to.putRawByte(c);
            default -> {
                ascii("u00", to);
                to.putRawByte(HEX[c >> 4]);
                to.putRawByte(HEX[c & 15]);
            }
        }
    }

    private static void ascii(String text, RowBuffer to) {
        for (int i = 0; i < text.length(); i++) {
            to.putRawByte(text.charAt(i));
        }
    }
}
