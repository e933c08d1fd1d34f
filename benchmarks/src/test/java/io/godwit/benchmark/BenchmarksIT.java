package io.godwit.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The benchmarks run, and all that they send arrives: they compare both sides themselves. Says nothing of speed. */
class BenchmarksIT {
    private static final long ROWS = 4_000;

    private static Path home;
    private static Sides sides;

    @BeforeAll
    static void start() throws Exception {
        home = Files.createDirectories(Path.of("target/smoke").toAbsolutePath());
        sides = Sides.start(home);
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    private static WorkerProcess.Settings settings() {
        Path worker = Path.of("../replication-service/worker/target/quarkus-app/quarkus-run.jar")
                .toAbsolutePath()
                .normalize();
        return new WorkerProcess.Settings(
                home, worker, new ReplicationSettings(2, 1_000, 5_000, "by-godwit", 30, 192), List.of());
    }

    @Test
    void shouldLoadAllRowsWhenTablesFollowOneAnother() throws Exception {
        var benchmark = new LoadBenchmark(sides, settings(), ROWS, 1);
        sides.fill(benchmark.source(), ROWS);
        long[] peak = new long[1];

        List<Figures.Run> runs = benchmark.run(peak);
        List<Figures.Run> peers = new Peers(sides, home).copy(benchmark.tables(), ROWS, line -> {});

        assertThat(runs).hasSize(2).allSatisfy(run -> assertThat(run.units()).isEqualTo(ROWS));
        assertThat(peers).extracting(Figures.Run::who).contains("JDBC loop");
        assertThat(peak[0]).isPositive();
    }

    @Test
    void shouldApplyAllChangesWhenTheyWaitInTheLog() throws Exception {
        List<Figures.Run> runs = new ChangesBenchmark(sides, settings(), ROWS, 1).run(new long[1]);

        assertThat(runs).extracting(Figures.Run::name).containsExactly("warm-up", "run 1");
        assertThat(runs.getLast().wall()).isPositive();
    }
}
