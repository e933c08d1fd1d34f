package io.godwit.e2e.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Moves one database after the other while processes are killed and connections are cut. Exit code 0: every round ended
 * with both sides equal.
 */
@Command(
        name = "godwit chaos",
        mixinStandardHelpOptions = true,
        description =
                "Kills Godwit's processes and both databases while databases in use move, and compares both sides.",
        footer = {"", "Example:", "  godwit chaos --rounds 3 --seed 7"})
public final class Chaos implements Callable<Integer> {
    private static final String MARKER = "made-by-chaos";

    @Option(names = "--rounds", paramLabel = "N", description = "How many databases move (default: 3)")
    private int rounds = 3;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed does the same (default: by the clock)")
    @Nullable
    private Long chosenSeed;

    @Option(names = "--from-round", paramLabel = "N", description = "Begins with this round of the seed")
    private int first = 1;

    @Option(names = "--home", paramLabel = "DIR", description = "Where all of it lives (default: target/chaos)")
    private Path folder = Path.of(System.getProperty("godwit.root", "."), "target", "chaos");

    public static void main(String[] arguments) {
        System.setProperty("mariadb.logging.disable", "true");
        System.exit(new CommandLine(new Chaos()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        long seed = chosenSeed == null ? System.currentTimeMillis() % 100_000 : chosenSeed;
        System.out.println("Godwit 0.1   chaos   seed " + seed + ", rounds " + first + " to " + rounds);
        Path home = clear(folder.toAbsolutePath().normalize());
        List<RoundPlan> plans = RoundPlan.of(seed, rounds).subList(first - 1, rounds);
        boolean equal = false;
        try (Sides sides = Sides.start(home);
                Platform platform = new Platform(home.resolve("godwit"))) {
            Thread interrupted = new Thread(() -> stop(platform));
            Runtime.getRuntime().addShutdownHook(interrupted);
            platform.up();
            equal = plans.stream().allMatch(plan -> round(platform, sides, plan, seed, home));
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
        if (equal) {
            delete(home);
            System.out.println("All rounds ended equal.");
        }
        return equal ? 0 : 1;
    }

    private static boolean round(Platform platform, Sides sides, RoundPlan plan, long seed, Path home) {
        System.out.println("round " + plan.number());
        try {
            new Round(platform, sides, plan, seed, home).run();
            return true;
        } catch (SQLException | IOException | Unequal | RuntimeException e) {
            System.out.println(
                    "✗ seed " + seed + ", round " + plan.number() + ": " + (e instanceof Unequal ? e.getMessage() : e));
            System.out.println("  → logs and data: " + home + "; again: ./godwit chaos --seed " + seed
                    + " --from-round " + plan.number() + " --rounds " + plan.number());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void stop(Platform platform) {
        try {
            platform.close();
        } catch (IOException | InterruptedException e) {
            System.err.println("The platform is not ended: " + e.getMessage());
        }
    }

    /** Each run begins empty; a folder that no run made is left alone. */
    private static Path clear(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.exists(folder.resolve(MARKER))) {
            throw new IllegalArgumentException(folder + " was not made by chaos: give another --home.");
        }
        delete(folder);
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(MARKER));
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
