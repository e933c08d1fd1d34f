package io.godwit.engine.mysql.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.row.RowBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    private static @Nullable Rule refused(String json, boolean binary) {
        byte[] text = ("xx" + json + "y").getBytes(StandardCharsets.UTF_8);
        try {
            JsonText.check(text, 2, text.length - 3, binary);
            return null;
        } catch (RefusedValue e) {
            return e.rule();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}", "[]", " [ 1 , 2 ] ", "\"é🐦\"", "-0.5e+10", "0", "{\"a\":{\"b\":[null,true,false]}}", "\"\\ud83d\\udc26\\n\\/\"", "\t1\r\n",
            })
    void shouldPassWhatIsWellFormed(String json) {
        assertThat(refused(json, false)).isNull();
        assertThat(refused(json, true)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "{", "[1,]", "{\"a\"}", "{a:1}", "01", "1.", ".5", "+1", "1e", "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "tru", "nulll",
                "[1] 2", "\"tab\there\"", "{\"a\":1,}", "NaN",
            })
    void shouldRefuseWhatIsNot(String json) {
        assertThat(refused(json, false)).isEqualTo(Rule.NOT_JSON);
    }

    @Test
    void shouldRefuseInJsonbAloneWhatItCannotHold() {
        for (String json : new String[] {"\"\\u0000\"", "\"\\udc26\"", "\"\\ud83dx\"", "\"\\ud83d\\n\"", "{\"\\u0000\":1}"}) {
            assertThat(refused(json, false)).isNull();
            assertThat(refused(json, true)).isEqualTo(Rule.JSON_WITH_NUL);
        }
        assertThat(refused("1e100001", true)).isEqualTo(Rule.OUT_OF_RANGE);
        assertThat(refused("1e100001", false)).isNull();
    }

    @Test
    void shouldRefuseWhatIsTooDeep() {
        assertThat(refused("[".repeat(100_000), false)).isEqualTo(Rule.NOT_JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.0", "-0.0, -0.0", "0.1, 0.1", "1e15, 1e15", "1e14, 100000000000000.0", "1e-15, 0.000000000000001", "1e-16, 1e-16",
        "4.9e-324, 5e-324", "2e23, 2e23", "1234567890123456.7, 1234567890123456.8", "1.7976931348623157e308, 1.7976931348623157e308",
        "123456789012345680, 1.2345678901234568e17", "100, 100.0", "1.5, 1.5", "1e23, 1e23",
    })
    void shouldWriteDoublesAsMySqlDoes(double value, String text) {
        assertThat(written(value)).isEqualTo(text);
    }

    @Test
    void shouldWriteDoublesThatReadBackTheSame() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(written(value))).isEqualTo(value);
            }
        }
    }

    private static String written(double value) {
        RowBuffer buffer = new RowBuffer(64);
        JsonDouble.put(value, buffer);
        return new String(buffer.array(), 0, buffer.size(), StandardCharsets.US_ASCII);
    }
}
