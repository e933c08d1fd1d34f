package io.godwit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.e2e.chaos.Chaos;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The short form of {@code ./godwit chaos}: its seed meets nearly every victim. */
class ChaosE2E {
    @TempDir
    static Path folder;

    @Test
    @Tag("H1")
    @Tag("H2")
    @Tag("H3")
    @Tag("H6")
    @Tag("H15")
    void shouldEndEqualWhenProcessesAreKilledAndConnectionsCut() {
        int code = new CommandLine(new Chaos())
                .execute(
                        "--rounds",
                        "3",
                        "--seed",
                        "59",
                        "--home",
                        folder.resolve("chaos").toString());
        assertThat(code).isZero();
    }
}
