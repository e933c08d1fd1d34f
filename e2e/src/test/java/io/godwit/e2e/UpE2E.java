package io.godwit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./godwit up} leaves where it cannot start the platform. */
class UpE2E {
    @Test
    void shouldLeaveNoServerRunningWhereKafkaDoesNotStart(@TempDir Path home) throws Exception {
        Files.writeString(Files.createDirectories(home.resolve("kafka")).resolve("data"), "no folder");

        Godwit.Result up = new Godwit(home).run(Duration.ofMinutes(5), Map.of(), "up");

        assertThat(up.exitCode()).isNotZero();
        assertThat(up.output()).contains("Kafka does not start");
        assertThat(home.resolve("state/data/PG_VERSION")).exists();
        assertThat(home.resolve("state/data/postmaster.pid")).doesNotExist();
    }
}
