package io.godwit.cli;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /** Why the command was refused, as JSON; nothing where it was done. */
    volatile String refusal = "null";

    volatile Consumer<String> whenAsked = action -> {};

    FakeMigration(FakeGateway gateway) {
        gateway.on("/api/v1/migrations/shop", this::answer);
        gateway.on("/api/v1/endpoints/shop-source", exchange -> FakeGateway.answer(exchange, 200, """
                {"engine": "mysql", "host": "db1", "port": 3306, "database": "shop", "user": "app"}"""));
        gateway.on("/api/v1/endpoints/shop-target", exchange -> FakeGateway.answer(exchange, 200, """
                {"engine": "postgresql", "host": "db2", "port": 5432, "database": "shop", "user": "app"}"""));
    }

    /** Gives {@code migrate} or {@code assess} with its endpoints. */
    static FakeGateway.Said run(FakeGateway gateway, Path folder, String command, String... more) throws IOException {
        String password =
                Files.writeString(folder.resolve("password"), "secret").toString();
        List<String> arguments = new ArrayList<>(
                List.of("--from", "mysql://app@db1/shop", "--to", "postgresql://app@db2/shop", "--name", "shop"));
        arguments.addAll(List.of("--source-password-file", password, "--target-password-file", password));
        arguments.addAll(List.of(more));
        return gateway.run(folder, command, arguments.toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            String action = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(".*\":\"|\"}", "");
            asked.add(action);
            whenAsked.accept(action);
            FakeGateway.answer(exchange, 202, "{\"command\": \"" + COMMAND + "\"}");
        } else if (path.endsWith("/events")) {
            FakeGateway.answer(exchange, 200, """
                    data: {"type": "command-done", "data": {"command": "%s", "refusal": %s}}
                    """.formatted(COMMAND, refusal));
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
                 "actions": ["assess", "convert", "start", "cutover"], "conditions": [%s],
                 "selection": {"include": [], "exclude": ["log"], "renames": {}, "targetSchema": "", "lowerCase": false},
                 "policies": {"zero-date": "ledger"},
                 "settings": {"loaders": 4, "chunkRows": 2000, "freeze": "by-operator"}}""".formatted(phase, conditions);
    }

    private static String condition(String type) {
        return """
                {"type": "%s", "status": "True", "reason": "", "message": "", "time": "2026-01-01T00:00:00Z", "version": 7}""".formatted(type);
    }
}
