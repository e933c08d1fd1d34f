package io.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"created", "assessed", "converted"})
    void shouldOnlyLookWhenItWatches(String phase) throws IOException {
        try (FakeGateway gateway = new FakeGateway()) {
            var shop = new FakeMigration(gateway);
            shop.phase = phase;
            shop.holds = List.of("PreconditionsMet");
            shop.whenAsked = action -> shop.phase = "done";

            FakeGateway.Said said = gateway.run(folder, "status", "shop", "--watch");

            assertThat(shop.asked).isEmpty();
            assertThat(said.code()).isEqualTo(ExitCode.OTHERWISE);
            assertThat(said.text()).contains("No step is running", "./godwit migrate");
        }
    }

    @Test
    void shouldWatchUntilItIsReady() throws IOException {
        try (FakeGateway gateway = new FakeGateway()) {
            var shop = new FakeMigration(gateway);
            shop.phase = "replicating";
            shop.holds = List.of("ReadyForCutover");

            assertThat(gateway.run(folder, "status", "shop", "--watch").code()).isZero();
            assertThat(shop.asked).isEmpty();
        }
    }
}
