package io.godwit.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.cli.FakeGateway;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayClientTest {
    private static final String AWAY = """
            {"type": "about:blank", "title": "The state database does not answer", "status": 503, "code": "PLT-0050",
             "severity": "error", "detail": "no connection"}""";
    private static final String MIGRATION = """
            {"name": "shop", "id": "1", "phase": "%s", "version": 7, "source": "s", "target": "t", "actions": [%s]}""";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger posted = new AtomicInteger();
    private FakeGateway gateway = null;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldAskAgainWhenTheStateDatabaseIsAway() {
        gateway.on(
                "/",
                exchange -> FakeGateway.answer(
                        exchange, asked.incrementAndGet() < 3 ? 503 : 200, asked.get() < 3 ? AWAY : "{}"));

        client((answered, since) -> true).get("/api/v1/migrations/shop");

        assertThat(asked).hasValue(3);
    }

    @Test
    void shouldFailWhenNobodyWaits() {
        gateway.on("/", exchange -> FakeGateway.answer(exchange, 503, AWAY));

        assertThatThrownBy(() -> client((answered, since) -> false).get("/api/v1/migrations/shop"))
                .isInstanceOf(ApiException.class)
                .hasMessage("The state database does not answer");
    }

    @Test
    void shouldNotGiveAnActionTwiceWhenOnlyItsAnswerWasLost() {
        gateway.on("/", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                posted.incrementAndGet();
                exchange.close();
            } else {
                boolean heard = posted.get() > 0;
                FakeGateway.answer(
                        exchange, 200, MIGRATION.formatted(heard ? "assessing" : "created", heard ? "" : "\"assess\""));
            }
        });

        client((answered, since) -> true).act("shop", "assess");

        assertThat(posted).hasValue(1);
    }

    private GatewayClient client(GatewayClient.Away away) {
        return new GatewayClient(gateway.uri(), "gk_test", away);
    }
}
