package io.godwit.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.godwit.e2e.OddDatabase.Flavor;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.process.Lifetime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A database that is awkward on purpose, moved by an ordinary account under an application that writes to all of it: each table
 * is equal afterwards, or Godwit itself names it, with the column, the rule and the number of rows.
 */
@Tag("H8")
class OddTablesE2E {
    private static final Duration SOON = Duration.ofMinutes(3);

    /** What PostgreSQL cannot hold as it is: zero dates, days of no calendar, code 0, half characters, labels of no list … */
    private static final Set<String> NAMED = Set.of(
            "d_invalid",
            "d_zero",
            "d_zero_key",
            "d_zero_keyless",
            "d_zero_many",
            "d_zero_nullable",
            "e_period",
            "e_versioned_explicit",
            "m_charsets",
            "t_enum_zero",
            "t_half",
            "t_key_3072_random",
            "t_nul",
            "t_nul_key");

    /** A table, column and rule of which a number of rows is told. */
    private static final Set<String> WITH_ROWS = Set.of("REP-0024", "REP-0037");

    @TempDir
    static Path folder;

    private static PostgresServer target;
    private static Godwit godwit;

    @BeforeAll
    static void start() throws Exception {
        target = OddRoad.target(folder.resolve("target"), Lifetime.WITH_PARENT);
        godwit = new Godwit(folder.resolve("home"));
        assertThat(godwit.run(Duration.ofMinutes(8), Map.of(), "up").exitCode()).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        godwit.close();
        target.stop();
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void shouldNameWhatDiffersWhenAnOddDatabaseMoves(Flavor flavor) throws Exception {
        String name = flavor.name().toLowerCase(java.util.Locale.ROOT);
        try (OddSource source = OddSource.of(flavor, folder.resolve(name), Lifetime.WITH_PARENT)) {
            OddRoad road = new OddRoad(source, target, name);
            road.fill();
            road.startWriter(300);
            Godwit.Result moved = godwit.run(
                    Duration.ofMinutes(20),
                    Map.of("GODWIT_SOURCE_PASSWORD", OddRoad.PASSWORD, "GODWIT_TARGET_PASSWORD", OddRoad.PASSWORD),
                    "migrate",
                    "--name",
                    name,
                    "--from",
                    road.sourceUrl(),
                    "--to",
                    road.targetUrl());
            road.stopWriter();
            assertThat(moved.output()).contains("not ready to cut over");
            Map<String, String> renamed = renamed(name);
            await().atMost(SOON.multipliedBy(2))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(unexpected(road.differences(renamed)))
                            .as(moved.output())
                            .isEmpty());
            await().atMost(SOON)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(counts(name, "REP-0037"))
                            .isEqualTo(road.zeroDates(counts(name, "REP-0037").keySet())));
            await().atMost(SOON).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
                List<JsonNode> findings = items(name, "findings");
                assertThat(road.differences(renamed).keySet())
                        .allSatisfy(table -> assertThat(findings).as(table).anyMatch(finding -> names(finding, table)));
            });
        }
    }

    private static Map<String, String> unexpected(Map<String, String> differences) {
        Map<String, String> left = new TreeMap<>(differences);
        left.keySet().removeAll(NAMED);
        return left;
    }

    /** Whether the finding is about the rows of this table, or says why it does not move. */
    private static boolean names(JsonNode finding, String table) {
        JsonNode problem = finding.get("problem");
        String code = problem.get("code").asText();
        boolean about = problem.path("subject").asText().contains(OddRoad.DATABASE + "." + table);
        boolean rows = WITH_ROWS.contains(code)
                && (problem.path("detail").asText().contains(", column ")
                        || problem.path("detail").asText().contains("rule REP-0150"))
                && finding.get("count").asLong() > 0;
        return about
                && (rows
                        || code.equals("REP-0020")
                        || problem.get("severity").asText().equals("error"));
    }

    /** Subject of each finding of this code → its number. */
    private static Map<String, Long> counts(String name, String code) throws IOException, InterruptedException {
        Map<String, Long> counts = new TreeMap<>();
        for (JsonNode finding : items(name, "findings")) {
            if (finding.get("problem").get("code").asText().equals(code)) {
                counts.put(
                        finding.get("problem").get("subject").asText(),
                        finding.get("count").asLong());
            }
        }
        return counts;
    }

    private static Map<String, String> renamed(String name) throws IOException, InterruptedException {
        Map<String, String> renamed = new HashMap<>();
        int schema = OddRoad.DATABASE.length() + 1;
        for (JsonNode table : items(name, "tables")) {
            String from = table.get("source").asText().substring(schema);
            String to = table.get("target").asText().substring(schema);
            if (!from.equals(to)) {
                renamed.put(from, to);
            }
        }
        return renamed;
    }

    private static List<JsonNode> items(String name, String list) throws IOException, InterruptedException {
        String output = godwit.run(SOON, Map.of(), list, name, "--json").output();
        List<JsonNode> items = new ArrayList<>();
        for (String line : output.lines().filter(line -> line.startsWith("{")).toList()) {
            items.add(new ObjectMapper().readTree(line));
        }
        return items;
    }
}
