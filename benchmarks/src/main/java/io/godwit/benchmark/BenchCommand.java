package io.godwit.benchmark;

import com.fasterxml.jackson.databind.SerializationFeature;
import io.godwit.platform.message.Json;
import io.godwit.platform.migration.MigrationSpec.ReplicationSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code godwit bench load|changes}: figures of this machine, as a table and as JSON. */
@Command(
        name = "godwit bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures the packaged worker between a MariaDB and a PostgreSQL from Maven artefacts, without TLS.",
        footer = {"", "Example: ./godwit bench load --rows 1000000 --runs 3"})
public final class BenchCommand implements Callable<Integer> {
    @Parameters(description = "load: rows of 16 columns; changes: single-row changes in strict mode")
    private String what = "";

    @Option(names = "--rows", description = "rows of a table, or changes of a run (default: 5000000 and 1000000)")
    private long rows;

    @Option(names = "--runs", description = "measured runs after one warm-up (default: ${DEFAULT-VALUE})")
    private int runs = 3;

    @Option(names = "--home", description = "where servers, rows and results are kept (default: target/bench)")
    private Path home = Path.of(System.getProperty("godwit.root", "."), "target", "bench");

    @Option(names = "--loaders", description = "parallel loaders of the worker (default: ${DEFAULT-VALUE})")
    private int loaders = ReplicationSettings.defaults().loaders();

    @Option(names = "--memory", description = "heap of the worker in MB (default: ${DEFAULT-VALUE})")
    private int memory = ReplicationSettings.defaults().memoryMegabytes();

    @Option(names = "--no-peers", description = "measures Godwit alone")
    private boolean alone;

    @Option(names = "--jvm", description = "one more option of the worker's virtual machine; may be repeated")
    private List<String> jvm = new ArrayList<>();

    @Option(names = "--json", description = "prints JSON instead of a table")
    private boolean json;

    private BenchCommand() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (!what.equals("load") && !what.equals("changes")) {
            System.err.println("✗ There is no benchmark " + what + ".\n  → Use load or changes.");
            return 2;
        }
        long size = rows > 0 ? rows : what.equals("load") ? 5_000_000 : 1_000_000;
        Path folder = home.toAbsolutePath().resolve(what);
        Files.createDirectories(folder);
        try (Sides sides = Sides.start(folder)) {
            Figures figures = measure(sides, folder, size);
            Path result = folder.resolve("result.json");
            byte[] bytes = Json.mapper()
                    .writer()
                    .with(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsBytes(figures);
            Files.write(result, bytes);
            if (json) {
                System.out.println(new String(bytes, StandardCharsets.UTF_8));
            } else {
                System.out.println(figures.machine());
                System.out.println(figures.table(what.equals("load") ? "rows" : "changes"));
                System.out.println("  as JSON: " + result);
            }
        }
        return 0;
    }

    private Figures measure(Sides sides, Path folder, long size) throws Exception {
        ReplicationSettings defaults = ReplicationSettings.defaults();
        var replication = new ReplicationSettings(
                loaders, defaults.chunkRows(), defaults.lagLimitMillis(), defaults.freeze(), 30, memory);
        Path worker = Path.of(
                System.getProperty("godwit.root", "."),
                "replication-service/worker/target/quarkus-app/quarkus-run.jar");
        var settings = new WorkerProcess.Settings(folder, worker.toAbsolutePath(), replication, jvm);
        long[] peak = new long[1];
        List<Figures.Run> all = new ArrayList<>();
        String description;
        if (what.equals("load")) {
            var benchmark = new LoadBenchmark(sides, settings, size, runs);
            say("filling " + benchmark.tables().size() + " tables of " + size + " rows, where they are not there");
            sides.fill(benchmark.source(), size);
            say("loading");
            all.addAll(benchmark.run(peak));
            if (!alone) {
                all.addAll(new Peers(sides, folder).copy(benchmark.tables(), size, this::say));
            }
            description = "MariaDB to PostgreSQL, 16 columns, " + loaders + " loaders, chunks of "
                    + defaults.chunkRows() + " rows, heap " + memory + " MB";
        } else {
            say("making accounts and changes");
            all.addAll(new ChangesBenchmark(sides, settings, size, runs).run(peak));
            description = "single-row changes from the log of a paused worker, strict mode, heap " + memory + " MB";
        }
        return new Figures(what, machine(sides), description, all, peak[0], jvm);
    }

    private static Figures.Machine machine(Sides sides) throws IOException, SQLException {
        String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*: ", ""))
                .findFirst()
                .orElse("unknown");
        return new Figures.Machine(
                Runtime.getRuntime().availableProcessors(),
                cpu,
                Runtime.version().toString(),
                "MariaDB " + sides.ask(false, "SELECT version()"),
                "PostgreSQL " + sides.ask(true, "SHOW server_version"));
    }

    private void say(String line) {
        if (!json) {
            System.err.println(line);
        }
    }
}
