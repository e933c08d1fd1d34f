package io.godwit.gateway.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WantedTest {
    @Test
    void shouldTakeRenamesOfSchemaTablesAndColumns() {
        Map<String, String> renames =
                Map.of("shop", "store", "orders", "purchases", "orders.group", "team", "person.group", "team");

        assertThat(wanted(renames).selection().renames()).isEqualTo(renames);
    }

    @Test
    void shouldRefuseTwoColumnsOfOneNewNameInOneTable() {
        assertThatThrownBy(() -> wanted(Map.of("orders.a", "team", "orders.b", "team")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().fields()).singleElement().satisfies(field -> {
                            assertThat(field.field()).startsWith("/selection/renames/orders.");
                            assertThat(field.message()).contains("the new name of orders.");
                        }));
    }

    @Test
    void shouldRefuseANewNameOfMoreThan63Bytes() {
        assertThatThrownBy(() -> wanted(Map.of("orders", "é".repeat(32))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().fields())
                                .singleElement()
                                .satisfies(field -> assertThat(field.field()).isEqualTo("/selection/renames/orders")));
    }

    private static Wanted wanted(Map<String, String> renames) {
        return Wanted.of(new MigrationRequest(
                "m",
                "a",
                "b",
                new MigrationRequest.Selection(List.of(), List.of(), renames, null, false),
                Map.of(),
                null));
    }
}
