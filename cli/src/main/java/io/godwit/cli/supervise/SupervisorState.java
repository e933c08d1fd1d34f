package io.godwit.cli.supervise;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the supervisor says of itself, for the commands that wait for it.
 *
 * @param step what it does now
 * @param problem why it gave up; empty while it did not
 */
public record SupervisorState(long pid, String step, boolean ready, String problem) {
    public static SupervisorState read(Home home) {
        Path file = file(home);
        if (!Files.exists(file)) {
            return new SupervisorState(0, "", false, "");
        }
        try {
            return GatewayClient.JSON.readValue(Home.read(file), SupervisorState.class);
        } catch (JsonProcessingException e) {
            return new SupervisorState(0, "", false, "");
        }
    }

    public void write(Home home) {
        try {
            Home.write(file(home), GatewayClient.JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path file(Home home) {
        return home.run().resolve("platform.json");
    }
}
