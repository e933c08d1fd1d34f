package io.godwit.engine.mysql.type;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The way back from text to the bytes of a character set. The server's own conversion does not always lead back: it makes
 * 81 5f of sjis 5c, and one of the two codes of some 400 characters of cp932.
 */
final class Codes {
    private static final int MOST = 64;

    private final Map<Integer, List<byte[]>> byCharacter = new HashMap<>();

    /** @param character negative for a code that is none */
    void add(int character, byte... code) {
        if (character >= 0) {
            byCharacter.computeIfAbsent(character, c -> new ArrayList<>(1)).add(code);
        }
    }

    /** All bytes that this text can be; empty where it can be none, or too many. */
    List<byte[]> of(String text) {
        List<byte[]> found = List.of(new byte[0]);
        for (int character : text.codePoints().toArray()) {
            List<byte[]> codes = byCharacter.getOrDefault(character, List.of());
            if (found.size() * codes.size() > MOST) {
                return List.of();
            }
            found = found.stream()
                    .flatMap(begin -> codes.stream().map(code -> joined(begin, code)))
                    .toList();
        }
        return found;
    }

    private static byte[] joined(byte[] begin, byte[] code) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(begin);
        joined.writeBytes(code);
        return joined.toByteArray();
    }
}
