package io.godwit.engine.mysql.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.mysql.type.RefusedValue;
import io.godwit.engine.mysql.type.Rule;
import io.godwit.engine.row.LargeValue;
import io.godwit.engine.row.LargeValues;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.type.CanonicalType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Documents of MySQL's binary form whose text is longer than they are. */
class LargeJsonTest {
    private static final int NUMBERS = 6_000_000;
    private static final byte ARRAY_LARGE = 3;
    private static final byte INT32 = 7;
    private final SliceCodec codec = new JsonCodec.OfBinary(SliceCodec.Front.prefixed(4), new CanonicalType.Json(true));

    @Test
    void shouldCarryTheTextWhateverTheDocumentsLength() {
        RowBuffer rows = new RowBuffer(64);
        int row = rows.beginRow(1);
        try (LargeValue document = numbers(-12345)) {
            codec.encodeLarge(document, 0, rows);
        }
        int word = RowBuffer.getInt(rows.array(), row + 2);
        assertThat(LargeValues.of(word).length()).isEqualTo("\1[]".length() + NUMBERS * "-12345, ".length() - 2L);
        rows.clear();
    }

    @Test
    void shouldRefuseATextThatIsTooLong() {
        RowBuffer rows = new RowBuffer(64);
        rows.beginRow(1);
        try (LargeValue document = numbers(Integer.MIN_VALUE)) {
            assertThatThrownBy(() -> codec.encodeLarge(document, 0, rows))
                    .isInstanceOfSatisfying(
                            RefusedValue.class,
                            refused -> assertThat(refused.rule()).isEqualTo(Rule.TOO_LARGE));
        }
        assertThat(LargeValues.any()).isFalse();
    }

    private static LargeValue numbers(int number) {
        int size = 8 + 5 * NUMBERS;
        ByteBuffer field = ByteBuffer.allocate(5 + size).order(ByteOrder.LITTLE_ENDIAN);
        field.putInt(1 + size).put(ARRAY_LARGE).putInt(NUMBERS).putInt(size);
        for (int i = 0; i < NUMBERS; i++) {
            field.put(INT32).putInt(number);
        }
        return LargeValue.of(field.array(), 0, field.position());
    }
}
