package io.godwit.platform.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.DesiredState.Intent;
import io.godwit.platform.task.DesiredState.Order;
import io.godwit.platform.task.PlannedStep;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void shouldReadOrdersByTheirType() throws Exception {
        var state = new DesiredState(
                Intent.RUN,
                List.of(
                        order(new Command.Verify()),
                        order(new Command.RepairTable("shop.customer")),
                        order(new Command.AcceptFinding(UUID.randomUUID(), "known"))));

        assertThat(Json.mapper().readValue(Json.bytes(state), DesiredState.class))
                .isEqualTo(state);
    }

    @Test
    void shouldKeepAnEmptyStatement() throws Exception {
        var step = new PlannedStep(1, "source frozen", "", "nobody writes any more");

        assertThat(Json.mapper().readValue(Json.bytes(step), PlannedStep.class)).isEqualTo(step);
    }

    @Test
    void shouldRefuseAnOrderThatIsNoCommand() {
        String event = "{\"intent\":\"RUN\",\"orders\":[{\"id\":\"00000000-0000-0000-0000-000000000001\","
                + "\"type\":\"cleaned\",\"command\":{\"remaining\":[]}}]}";

        assertThatThrownBy(() -> Json.mapper().readValue(event, DesiredState.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("cleaned is no command");
    }

    private static Order order(Command command) {
        return new Order(UUID.randomUUID(), command.type(), command);
    }
}
