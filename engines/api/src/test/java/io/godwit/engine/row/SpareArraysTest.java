package io.godwit.engine.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H12")
class SpareArraysTest {
    @BeforeEach
    @AfterEach
    void empty() {
        assertThat(Stream.generate(() -> SpareArrays.take(0)).takeWhile(Objects::nonNull))
                .hasSizeLessThanOrEqualTo(SpareArrays.MOST);
    }

    @Test
    void shouldGiveAnArrayToOneOnly() {
        byte[] large = new byte[3 << 20];
        byte[] small = new byte[2 << 20];
        SpareArrays.give(large);
        SpareArrays.give(small);
        assertThat(SpareArrays.take(SpareArrays.SMALLEST)).isSameAs(small);
        assertThat(SpareArrays.take(SpareArrays.SMALLEST)).isSameAs(large);
        assertThat(SpareArrays.take(SpareArrays.SMALLEST)).isNull();
    }

    @Test
    void shouldKeepFewAndNeitherSmallNorHugeOnes() {
        SpareArrays.give(new byte[SpareArrays.SMALLEST - 1]);
        SpareArrays.give(new byte[SpareArrays.LARGEST + 1]);
        assertThat(SpareArrays.take(0)).isNull();
        IntStream.range(0, 9).forEach(i -> SpareArrays.give(new byte[SpareArrays.SMALLEST]));
        List<byte[]> kept = Stream.generate(() -> SpareArrays.take(0))
                .takeWhile(Objects::nonNull)
                .toList();
        assertThat(kept).hasSize(SpareArrays.MOST);
    }

    @Test
    void shouldHoldItsRowsWhenAnArrayComesFromAnotherBuffer() {
        RowBuffer first = filled((byte) 1);
        byte[] array = first.array();
        first.giveBack();
        assertThatThrownBy(() -> RowBuffer.tupleLength(first.array(), 0)).isInstanceOf(IndexOutOfBoundsException.class);
        RowBuffer second = filled((byte) 2);
        assertThat(second.array()).isSameAs(array);
        first.putRawByte(7);
        byte[] wanted = new byte[3 << 20];
        Arrays.fill(wanted, (byte) 2);
        assertThat(Arrays.copyOf(second.array(), second.size())).isEqualTo(wanted);
    }

    private static RowBuffer filled(byte value) {
        RowBuffer buffer = new RowBuffer(64);
        for (int i = 0; i < 3 << 20; i++) {
            buffer.putRawByte(value);
        }
        return buffer;
    }
}
