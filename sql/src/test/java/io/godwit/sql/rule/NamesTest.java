package io.godwit.sql.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.sql.Context;
import io.godwit.sql.Naming;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void shouldGiveTheSameOwnerTheSameNameAgain() {
        Names names = new Names(Naming.exact());
        assertThat(names.unique("index/a/b_c", "a_b_c")).isEqualTo("a_b_c");
        String second = names.unique("index/a_b/c", "a_b_c");
        assertThat(second).startsWith("a_b_c_").isNotEqualTo("a_b_c");
        assertThat(names.unique("index/a_b/c", "a_b_c")).isEqualTo(second);
        assertThat(names.unique("index/a/b_c", "a_b_c")).isEqualTo("a_b_c");
    }

    @Test
    void shouldLeaveTheNamesOfTablesAlone() {
        Names names = new Names(Naming.lowerCased());
        names.reserve(Context.of("shop").withTables(Map.of("A_B", "")));
        assertThat(names.unique("index/a/b", "a_b")).isNotEqualTo("a_b");
    }

    @Test
    void shouldFitLongNamesAndNeverCutACharacter() {
        String name = new Names(Naming.exact()).unique("x", "😀".repeat(40));
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Naming.MAX_BYTES);
        assertThat(name).matches("(😀)+_[0-9a-f]{8}");
    }
}
