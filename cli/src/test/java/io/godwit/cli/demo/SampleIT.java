package io.godwit.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.cli.home.Home;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleIT {
    @TempDir
    Path folder;

    @Test
    void shouldWriteAndKeepTheSumOfAccountsWhenFilled() throws Exception {
        try (SampleServers servers = SampleServers.start(new Home(folder).create(), false)) {
            servers.fill();
            try (SampleApplication application = new SampleApplication(servers.source(), 300)) {
                application.start();
                await().atMost(Duration.ofMinutes(5)).until(() -> application.commits() > 1000);
                assertThat(application.failure()).isEmpty();
            }
            try (Connection connection = servers.source().connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT sum(cents), count(*) FROM account")) {
                result.next();
                assertThat(result.getLong(1)).isEqualTo(100_000_000);
                assertThat(result.getLong(2)).isEqualTo(1000);
            }
        }
    }
}
