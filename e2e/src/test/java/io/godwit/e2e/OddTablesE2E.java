package io.godwit.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.platform.servers.process.Lifetime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A database that is awkward on purpose, moved under a writer: all equal but what Godwit itself names. */
@Tag("H8")
@EnabledIfSystemProperty(
        named = "godwit.odd",
        matches = "true",
        disabledReason = "takes more than ten minutes: mvn -pl e2e -am verify -Dgodwit.odd=true")
class OddTablesE2E {
    /** What PostgreSQL cannot hold: zero dates, characters with code 0, labels of no list, names of 64 bytes. */
    private static final Set<String> NAMED = Set.of(
            "a234567890123456789012345678901234567890123456789012345678901234",
            "a23456789012345678901234567890123456789012345678901234567890123x",
            "d_zero",
            "d_zero_key",
            "d_zero_nullable",
            "t_enum_zero",
            "t_nul",
            "t_nul_key");

    @TempDir
    static Path folder;

    @Test
    void shouldNameWhatDiffersWhenAnOddDatabaseMoves() throws Exception {
        try (OddRoad road = new OddRoad(folder, Lifetime.WITH_PARENT);
                Godwit godwit = new Godwit(folder.resolve("home"))) {
            road.fill();
            assertThat(godwit.run(Duration.ofMinutes(4), Map.of(), "up").exitCode())
                    .isZero();
            road.startWriter(100);
            Godwit.Result moved = godwit.run(
                    Duration.ofMinutes(8),
                    Map.of("GODWIT_SOURCE_PASSWORD", OddRoad.PASSWORD, "GODWIT_TARGET_PASSWORD", OddRoad.PASSWORD),
                    "migrate",
                    "--name",
                    "odd",
                    "--from",
                    road.sourceUrl(),
                    "--to",
                    road.targetUrl());
            road.stopWriter();
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(road.differences().keySet())
                            .as(moved.output())
                            .isSubsetOf(NAMED));
            String findings = godwit.run(Duration.ofMinutes(1), Map.of(), "findings", "odd")
                    .output();
            assertThat(road.differences().keySet())
                    .allSatisfy(table -> assertThat(findings).contains(table));
        }
    }
}
