package io.godwit.engine.mysql.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds one payload. */
final class PayloadWriter {
    private byte[] array = new byte[256];
    private int size;

    PayloadWriter int1(int value) {
        ensure(1);
        array[size++] = (byte) value;
        return this;
    }

    PayloadWriter int4(long value) {
        return int1((int) value)
                .int1((int) (value >> 8))
                .int1((int) (value >> 16))
                .int1((int) (value >> 24));
    }

    PayloadWriter bytes(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, array, size, value.length);
        size += value.length;
        return this;
    }

    PayloadWriter zeros(int count) {
        return bytes(new byte[count]);
    }

    PayloadWriter zeroTerminated(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8)).int1(0);
    }

    PayloadWriter lenencBytes(byte[] value) {
        if (value.length < 0xfb) {
            int1(value.length);
        } else {
            int1(0xfc).int1(value.length).int1(value.length >> 8);
        }
        return bytes(value);
    }

    PayloadWriter lenencText(String value) {
        return lenencBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    byte[] toBytes() {
        return Arrays.copyOf(array, size);
    }

    /** Forgets what was written, passwords above all. */
    void wipe() {
        Arrays.fill(array, (byte) 0);
        size = 0;
    }

    private void ensure(int more) {
        if (size + more > array.length) {
            byte[] old = array;
            array = Arrays.copyOf(old, Math.max(size + more, old.length * 2));
            Arrays.fill(old, (byte) 0);
        }
    }
}
