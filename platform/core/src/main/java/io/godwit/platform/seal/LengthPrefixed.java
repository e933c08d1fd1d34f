package io.godwit.platform.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Fields one after another, each with its length before it, so that no two lists of fields give the same bytes. */
final class LengthPrefixed {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    LengthPrefixed add(byte[] field) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
        out.writeBytes(field);
        return this;
    }

    LengthPrefixed add(String field) {
        return add(field.getBytes(StandardCharsets.UTF_8));
    }

    LengthPrefixed add(int field) {
        return add(ByteBuffer.allocate(4).putInt(field).array());
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
