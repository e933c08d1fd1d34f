package io.godwit.engine.mysql.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.EngineException;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BinlogPositionTest {
    private static final String SOURCE = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    @Test
    void shouldOrderByFileNumberAndOffset() {
        BinlogPosition first = BinlogPosition.of("binlog.999999", 5_000_000_000L);
        BinlogPosition second = BinlogPosition.of("binlog.1000000", 4);
        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(BinlogPosition.of("binlog.1000000", 5));
        assertThat(BinlogPosition.of("host.bin.000007", 4)).isGreaterThan(BinlogPosition.of("host.bin.000006", 90));
    }

    @Test
    void shouldSurviveItsJsonForm() {
        for (String gtids : new String[] {"", SOURCE + ":1-5:7", "0-1-42,1-2-7"}) {
            BinlogPosition position =
                    new BinlogPosition("binlog.000042", 5_000_000_000L, Gtids.parse(gtids), 1_700_000_000L);
            BinlogPosition back = BinlogPosition.parse(position.toJson());
            assertThat(back).isEqualTo(position);
            assertThat(back.gtids()).hasToString(gtids);
            assertThat(back.begun()).isEqualTo(1_700_000_000L);
        }
    }

    @Test
    void shouldReadAPositionOfAnEarlierRelease() {
        BinlogPosition old =
                BinlogPosition.parse("{\"format\":1,\"file\":\"binlog.000001\",\"offset\":4,\"gtids\":\"\"}");
        assertThat(old.begun()).isZero();
        assertThat(BinlogPosition.parse(old.toJson())).isEqualTo(old);
    }

    @Test
    void shouldRefuseTheFormOfALaterRelease() {
        assertThatThrownBy(() -> BinlogPosition.parse("{\"format\":2,\"file\":\"binlog.000001\",\"offset\":4}"))
                .isInstanceOf(EngineException.class);
    }

    @Test
    void shouldKeepSetsOfGtidsInOrderWhateverTheOrderOfTheirComing() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            Gtids.MySql set = Gtids.MySql.EMPTY;
            TreeSet<Long> numbers = new TreeSet<>();
            for (int i = 0; i < 60; i++) {
                long number = 1 + random.nextInt(80);
                numbers.add(number);
                set = set.plus(SOURCE, number);
            }
            for (long number = 1; number <= 90; number++) {
                assertThat(set.contains(SOURCE, number)).isEqualTo(numbers.contains(number));
            }
            assertThat(Gtids.parse(set.toString())).hasToString(set.toString());
            assertThat(set.toString()).doesNotContain("::").startsWith(SOURCE + ":");
        }
        assertThat(Gtids.MySql.EMPTY.plus(SOURCE, 1).plus(SOURCE, 3).plus(SOURCE, 2))
                .hasToString(SOURCE + ":1-3");
    }
}
