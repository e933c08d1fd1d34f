package io.godwit.sql.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.sql.type.TypeRow.Choice;
import org.junit.jupiter.api.Test;

class TypeTableTest {

    @Test
    void shouldOfferThePolicysChoicesInItsOrder() {
        for (TypeRow row : MySqlToPostgreSqlTypes.TABLE.rows()) {
            row.policy()
                    .ifPresent(policy -> assertThat(row.choices().stream().map(Choice::name))
                            .as(policy.label())
                            .containsExactlyElementsOf(policy.choices()));
        }
    }

    @Test
    void shouldRefuseChoicesThatAreNone() {
        assertThatThrownBy(() -> Policies.defaults().with(Policy.TINYINT1, "text"))
                .hasMessage("Policy tinyint1 is one of [smallint, boolean], not text.");
        assertThatThrownBy(() -> new Policies(java.util.Map.of("colour", "red")))
                .hasMessage("There is no policy colour.");
    }

    @Test
    void shouldPreferTheChoiceForOneColumn() {
        Policies policies = Policies.defaults().with(Policy.JSON, "jsonb").with("doc", "a:b", Policy.JSON, "text");
        assertThat(policies.of(Policy.JSON, "doc", "a:b")).isEqualTo("text");
        assertThat(policies.of(Policy.JSON, "doc", "other")).isEqualTo("jsonb");
    }

    @Test
    void shouldShowEachLineInTheDocumentation() {
        String page = MySqlToPostgreSqlTypes.TABLE.markdown();
        assertThat(page)
                .contains("| tinyint(1) | smallint | `tinyint1=smallint` |", "|  | boolean | `tinyint1=boolean` |");
    }
}
