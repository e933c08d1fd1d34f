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
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The hash of what a JSON text means: white space, the order of an object's names and the notation of numbers and escapes do
 * not count; of equal names the last one does (as in jsonb and in MySQL's binary form).
 */
final class JsonMeaning {
    /** PostgreSQL writes a number as long as it is: 131,072 digits before the point, 16,383 behind it (numeric). */
    private static final int LONGEST_NUMBER = 150_000;

    /** Names are not kept for later ones: a text may have millions that come but once. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(LONGEST_NUMBER)
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
        Members members = new Members();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            long name = text(parser.currentName(), seed);
            members.add(name, value(parser, parser.nextToken(), seed));
        }
        return Hash.mix(Hash.mix(Hash.mix(seed, '{'), members.hash()), '}');
    }

    private static long array(JsonParser parser, long seed) throws IOException {
        long hash = Hash.mix(seed, '[');
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            hash = Hash.mix(hash, value(parser, token, seed));
        }
        return Hash.mix(hash, ']');
    }

    /** The hashes of an object's names and values: an object may have millions. */
    private static final class Members {
        private long[] names = new long[8];
        private long[] values = new long[8];
        private int size;

        void add(long name, long value) {
            if (size == names.length) {
                names = Arrays.copyOf(names, size + size / 2);
                values = Arrays.copyOf(values, size + size / 2);
            }
            names[size] = name;
            values[size++] = value;
        }

        /** The order of the names does not count; a name that comes again takes the place of the one before. */
        long hash() {
            Set<Long> again = again();
            Set<Long> seen = new HashSet<>();
            long sum = 0;
            for (int i = size - 1; i >= 0; i--) {
                if (!again.contains(names[i]) || seen.add(names[i])) {
                    sum += Hash.mix(names[i], values[i]);
                }
            }
            return sum;
        }

        private Set<Long> again() {
            long[] sorted = Arrays.copyOf(names, size);
            Arrays.sort(sorted);
            Set<Long> again = new HashSet<>();
            for (int i = 1; i < size; i++) {
                if (sorted[i] == sorted[i - 1]) {
                    again.add(sorted[i]);
                }
            }
            return again;
        }
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
