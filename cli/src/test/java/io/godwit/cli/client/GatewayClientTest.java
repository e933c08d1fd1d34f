package io.godwit.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    private HttpServer server = null;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldAskAgainWhenTheStateDatabaseIsAway() {
        server.createContext(
                "/",
                exchange -> answer(exchange, asked.incrementAndGet() < 3 ? 503 : 200, asked.get() < 3 ? AWAY : "{}"));

        client((answered, since) -> true).get("/api/v1/migrations/shop");

        assertThat(asked).hasValue(3);
    }

    @Test
    void shouldFailWhenNobodyWaits() {
        server.createContext("/", exchange -> answer(exchange, 503, AWAY));

        assertThatThrownBy(() -> client((answered, since) -> false).get("/api/v1/migrations/shop"))
                .isInstanceOf(ApiException.class)
                .hasMessage("The state database does not answer");
    }

    @Test
    void shouldNotGiveAnActionTwiceWhenOnlyItsAnswerWasLost() {
        server.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                posted.incrementAndGet();
                exchange.close();
            } else {
                boolean heard = posted.get() > 0;
                answer(exchange, 200, MIGRATION.formatted(heard ? "assessing" : "created", heard ? "" : "\"assess\""));
            }
        });

        client((answered, since) -> true).act("shop", "assess");

        assertThat(posted).hasValue(1);
    }

    private GatewayClient client(GatewayClient.Away away) {
        return new GatewayClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "gk_test", away);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
