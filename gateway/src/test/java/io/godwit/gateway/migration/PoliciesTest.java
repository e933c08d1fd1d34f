package io.godwit.gateway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.gateway.request.FieldErrors;
import io.godwit.sql.type.Policy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    @Test
    void shouldKnowThePoliciesOfTheTableOfTypes() {
        for (Policy policy : Policy.values()) {
            assertThat(Policies.known()).containsEntry(policy.label(), policy.choices());
        }
        assertThat(Policies.known().keySet().stream().filter(name -> !name.equals("on-refused-row")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Policy.values()).map(Policy::label).toList());
    }

    @Test
    void shouldTakeAPolicyForAllOrForOneColumn() {
        assertThat(wrong("zero-date", "ledger")).isFalse();
        assertThat(wrong("shop.order:zero-date", "null")).isFalse();
        assertThat(wrong("on-refused-row", "task")).isFalse();
        assertThat(wrong("zero-date", "text")).isTrue();
        assertThat(wrong("zero-dates", "null")).isTrue();
        assertThat(wrong("order:zero-date", "null")).isTrue();
        assertThat(wrong("shop.order:on-refused-row", "task")).isTrue();
    }

    private static boolean wrong(String name, String choice) {
        var errors = new FieldErrors();
        Policies.check(name, choice, errors);
        return !errors.isEmpty();
    }
}
