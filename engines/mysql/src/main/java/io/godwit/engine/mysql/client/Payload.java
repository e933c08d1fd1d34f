package io.godwit.engine.mysql.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A cursor over one payload: the protocol's integers (little-endian), length-encoded integers and strings. */
final class Payload {
    private final Packets packets;
    private final byte[] array;
    private final int end;
    private int at;

    /** Over the payload of the last read of {@code packets}. */
    Payload(Packets packets) {
        this.packets = packets;
        this.array = packets.array();
        this.at = packets.offset();
        this.end = at + packets.length();
    }

    int remaining() {
        return end - at;
    }

    int int1() {
        need(1);
        return array[at++] & 0xff;
    }

    int int2() {
        return int1() | (int1() << 8);
    }

    long int4() {
        return int2() | ((long) int2() << 16);
    }

    long int8() {
        return int4() | (int4() << 32);
    }

    /** A length-encoded integer; −1 for NULL (0xfb). */
    long lenenc() {
        int first = int1();
        return switch (first) {
            case 0xfb -> -1;
            case 0xfc -> int2();
            case 0xfd -> int2() | ((long) int1() << 16);
            case 0xfe -> int8();
            case 0xff -> throw packets.unexpected("a length that begins with 0xff");
            default -> first;
        };
    }

    byte[] bytes(int count) {
        need(count);
        byte[] copy = Arrays.copyOfRange(array, at, at + count);
        at += count;
        return copy;
    }

    void skip(int count) {
        need(count);
        at += count;
    }

    byte[] rest() {
        return bytes(remaining());
    }

    String text() {
        return text(lenenc());
    }

    String text(long count) {
        if (count < 0 || count > remaining()) {
            throw packets.unexpected("a string of " + count + " bytes in a packet with " + remaining() + " left");
        }
        String value = new String(array, at, (int) count, StandardCharsets.UTF_8);
        at += (int) count;
        return value;
    }

    /** A string up to a zero byte, or up to the end where there is none. */
    byte[] zeroTerminated() {
        int zero = at;
        while (zero < end && array[zero] != 0) {
            zero++;
        }
        byte[] value = Arrays.copyOfRange(array, at, zero);
        at = Math.min(end, zero + 1);
        return value;
    }

    private void need(int count) {
        if (count < 0 || count > end - at) {
            throw packets.unexpected("a packet ends " + (count - (end - at)) + " bytes too early");
        }
    }
}
