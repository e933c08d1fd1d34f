package io.godwit.cli;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The migration {@code shop} of a {@link FakeGateway}: as a test sets it, moved by the actions that it is asked for. */
final class FakeMigration {
    static final String COMMAND = "00000000-0000-4000-8000-000000000001";

    /** The actions that it was asked for, in their order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    volatile String phase = "created";
    /** The conditions that are true; all others are false. */
    volatile List<String> holds = List.of();

    volatile String findings = "";
    volatile Consumer<String> whenAsked = action -> {};

    FakeMigration(FakeGateway gateway) {
        gateway.on("/api/v1/migrations/shop", this::answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            String action = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(".*\":\"|\"}", "");
            asked.add(action);
            whenAsked.accept(action);
            FakeGateway.answer(exchange, 202, "{\"command\": \"" + COMMAND + "\"}");
        } else if (path.endsWith("/shop")) {
            FakeGateway.answer(exchange, 200, json());
        } else {
            FakeGateway.answer(exchange, 200, "{\"items\": [" + (path.endsWith("/findings") ? findings : "") + "]}");
        }
    }

    private String json() {
        String conditions =
                String.join(", ", holds.stream().map(FakeMigration::condition).toList());
        return """
                {"name": "shop", "id": "1", "phase": "%s", "version": 7, "source": "s", "target": "t",
                 "actions": ["assess", "convert", "start", "cutover"], "conditions": [%s]}""".formatted(phase, conditions);
    }

    private static String condition(String type) {
        return """
                {"type": "%s", "status": "True", "reason": "", "message": "", "time": "2026-01-01T00:00:00Z", "version": 7}""".formatted(type);
    }
}
