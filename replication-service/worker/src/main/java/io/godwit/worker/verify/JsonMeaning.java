package io.godwit.worker.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.godwit.engine.row.LargeValue;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash of what a JSON text means: white space, the order of an object's names and the notation of numbers and escapes do
 * not count; of equal names the last one does (as in jsonb and in MySQL's binary form).
 */
final class JsonMeaning {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(100_000)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final int LONGEST_AT_ONCE = 64 * 1024;

    private JsonMeaning() {}

    /** A text that is no JSON hashes as its bytes. */
    static long hash(byte[] array, int offset, int length, long seed) {
        try (JsonParser parser = FACTORY.createParser(array, offset, length)) {
            JsonToken first = parser.nextToken();
            return first == null ? Hash.of(array, offset, length, seed) : value(parser, first, seed);
        } catch (IOException e) {
            return Hash.of(array, offset, length, seed);
        }
    }

    /** Of a binary value (a byte for its version, then the text) that does not lie in memory. */
    static long hash(LargeValue jsonb, long seed) {
        try (LargeValue text = jsonb.slice(1, jsonb.length() - 1);
                JsonParser parser = FACTORY.createParser(text.stream())) {
            JsonToken first = parser.nextToken();
            return first == null ? LargeFields.hash(jsonb, seed) : value(parser, first, seed);
        } catch (IOException e) {
            return LargeFields.hash(jsonb, seed);
        }
    }

    private static long value(JsonParser parser, JsonToken token, long seed) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser, seed);
            case START_ARRAY -> array(parser, seed);
            case VALUE_STRING -> Hash.mix(text(parser, seed), 's');
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Hash.mix(number(parser.getDecimalValue(), seed), 'n');
            case VALUE_TRUE -> Hash.mix(seed, 't');
            case VALUE_FALSE -> Hash.mix(seed, 'f');
            case VALUE_NULL -> Hash.mix(seed, '0');
            default -> throw new IOException("unexpected " + token);
        };
    }

    private static long object(JsonParser parser, long seed) throws IOException {
        Map<String, Long> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken(), seed));
        }
        long hash = Hash.mix(seed, '{');
        for (Map.Entry<String, Long> member : members.entrySet()) {
            hash = Hash.mix(Hash.mix(hash, text(member.getKey(), seed)), member.getValue());
        }
        return Hash.mix(hash, '}');
    }

    private static long array(JsonParser parser, long seed) throws IOException {
        long hash = Hash.mix(seed, '[');
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            hash = Hash.mix(hash, value(parser, token, seed));
        }
        return Hash.mix(hash, ']');
    }

    /** A long text is not brought into memory once more: its characters are hashed where the parser has them. */
    private static long text(JsonParser parser, long seed) throws IOException {
        int length = parser.getTextLength();
        if (length <= LONGEST_AT_ONCE) {
            return text(parser.getText(), seed);
        }
        var characters = new Characters(new Hash.Pieces(2L * length, seed));
        parser.getText(characters);
        return characters.pieces.end();
    }

    /** Hands characters on as bytes, the lower one first. */
    private static final class Characters extends Writer {
        private final Hash.Pieces pieces;
        private final byte[] bytes = new byte[8192];

        private Characters(Hash.Pieces pieces) {
            this.pieces = pieces;
        }

        @Override
        public void write(char[] from, int offset, int count) {
            int size = 0;
            for (int at = offset; at < offset + count; at++) {
                bytes[size++] = (byte) from[at];
                bytes[size++] = (byte) (from[at] >> 8);
                if (size == bytes.length) {
                    pieces.add(bytes, 0, size);
                    size = 0;
                }
            }
            pieces.add(bytes, 0, size);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static long text(String value, long seed) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return Hash.of(utf8, 0, utf8.length, seed);
    }

    private static long number(BigDecimal value, long seed) {
        return value.signum() == 0
                ? Hash.mix(seed, 0)
                : text(value.stripTrailingZeros().toString(), seed);
    }
}
