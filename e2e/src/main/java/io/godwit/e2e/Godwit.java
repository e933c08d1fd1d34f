package io.godwit.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code godwit} command as a user runs it: a process of its own, its exit code and what it printed. */
public final class Godwit implements AutoCloseable {
    private final Path home;

    /** The checkout: where the script says, else the folder above this module's. */
    private static final Path ROOT =
            Path.of(System.getProperty("godwit.root", "..")).toAbsolutePath().normalize();

    public Godwit(Path home) {
        this.home = home;
    }

    public record Result(int exitCode, String output) {}

    public Path home() {
        return home;
    }

    public Result run(Duration limit, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("godwit", ".out");
        Process process = start(output, environment, arguments);
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(String.join(" ", arguments) + " did not end in " + limit + "; it printed:\n"
                    + Files.readString(output));
        }
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Result(process.exitValue(), printed);
    }

    /** The command as a running process; what it prints goes to the file. */
    public Process start(Path output, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dgodwit.root=" + ROOT,
                "-cp",
                ROOT.resolve("cli/target/godwit-cli-0.1.0.jar") + ":" + ROOT.resolve("cli/target/lib/*"),
                "io.godwit.cli.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(Duration.ofMinutes(3), Map.of(), "down");
    }
}
