package io.godwit.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMeaningTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": 1, \"b\": [1, 2]}|{\"b\":[1,2],\"a\":1}",
                "1.0|1",
                "1e2|100",
                "-0.0|0",
                "\"\\u00e9\"|\"é\"",
                "{\"a\":1,\"a\":2}|{\"a\":2}",
                "{\"a\":1,\"b\":0,\"a\":3,\"a\":2}|{\"b\":0,\"a\":2}",
                " [ ] |[]",
            })
    void shouldHashEqualMeaningsEqually(String left, String right) {
        assertThat(hash(left)).isEqualTo(hash(right));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2]|[2,1]",
                "1|\"1\"",
                "null|false",
                "{}|[]",
                "{\"a\":{\"b\":1}}|{\"a\":1,\"b\":1}",
                "[[1],2]|[1,[2]]",
                "0.1|0.10000000000000001",
                "{\"a\":null}|{}",
                "{\"a\":1,\"b\":2}|{\"a\":2,\"b\":1}",
                "{\"a\":1,\"a\":2}|{\"a\":1}",
            })
    void shouldTellMeaningsApart(String left, String right) {
        assertThat(hash(left)).isNotEqualTo(hash(right));
    }

    @Test
    void shouldHashLongTextsPieceByPiece() {
        String text = "aé🐦".repeat(100_000);
        String escaped = "a\\u00e9\\ud83d\\udc26".repeat(100_000);

        assertThat(hash("[\"" + text + "\"]")).isEqualTo(hash("[\"" + escaped + "\"]"));
        assertThat(hash("[\"" + text + "\"]")).isNotEqualTo(hash("[\"" + text + "b\"]"));
        assertThat(hash("[\"" + text + "b\"]")).isNotEqualTo(hash("[\"" + text + "c\"]"));
    }

    @Test
    void shouldHashNumbersAsLongAsPostgresWritesThem() {
        assertThat(hash("1e131071")).isEqualTo(hash("1" + "0".repeat(131_071)));
    }

    @Test
    void shouldHashObjectsOfVeryManyNames() {
        assertThat(hash(object(500_000, 1))).isEqualTo(hash(object(500_000, -1)));
        assertThat(hash(object(500_000, 1))).isNotEqualTo(hash(object(500_001, 1)));
    }

    private static String object(int members, int direction) {
        return IntStream.range(0, members)
                .map(i -> direction > 0 ? i : members - 1 - i)
                .mapToObj(i -> "\"" + i + "\":" + i % 7)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static long hash(String json) {
        byte[] bytes = ("x" + json).getBytes(StandardCharsets.UTF_8);
        return JsonMeaning.hash(bytes, 1, bytes.length - 1, Hash.SEED_A);
    }
}
