package io.godwit.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.platform.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a command that was accepted went, as its owner answers; read from the migration's events. */
public final class CommandOutcome {
    private final GatewayClient client;
    private final String migration;

    public CommandOutcome(GatewayClient client, String migration) {
        this.client = client;
        this.migration = migration;
    }

    /** @param refusal why it was not done; empty when it was */
    public record Answer(Optional<Problem> refusal) {}

    /** The answer, waited for so long; empty while it is under way. */
    public Optional<Answer> await(UUID command, Duration limit) throws InterruptedException {
        var answer = new CompletableFuture<Answer>();
        Thread.ofPlatform().daemon().name("events").start(() -> read(command, answer));
        try {
            return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }

    private void read(UUID command, CompletableFuture<Answer> answer) {
        String path = GatewayClient.migrationPath(migration, "/events");
        try (var body = client.open(path, "text/event-stream", "").body();
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !answer.isDone(); line = lines.readLine()) {
                if (line.startsWith("data:") && line.contains(command.toString())) {
                    done(GatewayClient.JSON.readTree(line.substring(5)), command)
                            .ifPresent(answer::complete);
                }
            }
        } catch (IOException | ApiException | UnreachableException e) {
            answer.completeExceptionally(e);
        }
    }

    private static Optional<Answer> done(JsonNode event, UUID command) throws JsonProcessingException {
        JsonNode data = event.path("data");
        if (!event.path("type").asText().equals("command-done")
                || !data.path("command").asText().equals(command.toString())) {
            return Optional.empty();
        }
        JsonNode refusal = data.path("refusal");
        return Optional.of(new Answer(
                refusal.isObject()
                        ? Optional.of(GatewayClient.JSON.treeToValue(refusal, Problem.class))
                        : Optional.empty()));
    }
}
