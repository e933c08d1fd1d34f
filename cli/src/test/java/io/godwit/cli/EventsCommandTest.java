package io.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"400, 2", "401, 1", "404, 2", "429, 1", "503, 1"})
    void shouldSayWhatTheGatewayAnswered(int status, int exit) throws IOException {
        try (FakeGateway gateway = new FakeGateway()) {
            gateway.on(
                    "/api/v1/migrations/shop/events",
                    exchange -> FakeGateway.answer(exchange, status, """
                            {"title": "The gateway's words", "status": %d, "code": "GWY-0000", "detail": "", "severity": "error"}""".formatted(status)));

            FakeGateway.Said said = gateway.run(folder, "events", "shop");

            assertThat(said.code()).isEqualTo(exit);
            assertThat(said.text()).contains("The gateway's words (GWY-0000)");
        }
    }
}
