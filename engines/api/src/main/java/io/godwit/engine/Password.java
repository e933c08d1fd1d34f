package io.godwit.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password in memory. Never printed; wiped when closed. */
public final class Password implements AutoCloseable {
    private final char[] characters;

    public Password(char[] characters) {
        this.characters = characters.clone();
    }

    /** The password's UTF-8 bytes, a fresh copy that the caller wipes. */
    public byte[] utf8() {
        var encoded = StandardCharsets.UTF_8.encode(java.nio.CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    /** For a driver that takes nothing but a string. */
    public String reveal() {
        return new String(characters);
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "****";
    }
}
