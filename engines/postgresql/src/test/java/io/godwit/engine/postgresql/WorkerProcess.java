package io.godwit.engine.postgresql;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts a {@link Worker}, gives it steps, stops and wakes it. */
final class WorkerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final PrintStream in;

    WorkerProcess(TargetFixture fixture, String instance) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        in.println(String.join(
                "\t",
                fixture.endpoint.host(),
                String.valueOf(fixture.endpoint.port()),
                fixture.endpoint.database(),
                fixture.endpoint.user(),
                fixture.password.reveal(),
                fixture.state.task().toString(),
                instance));
        answer();
    }

    String run(String step) throws IOException {
        in.println(step);
        return answer();
    }

    CompletableFuture<String> start(String step) {
        in.println(step);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return answer();
            } catch (IOException e) {
                return e.toString();
            }
        });
    }

    private String answer() throws IOException {
        return String.valueOf(out.readLine());
    }

    /** Comes back when every thread stands still: the signal alone is delivered when a busy machine gets to it. */
    void stop() throws Exception {
        signal("STOP");
        await().pollInterval(5, TimeUnit.MILLISECONDS).until(this::standsStill);
    }

    private boolean standsStill() throws IOException {
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        try (Stream<Path> each = Files.list(threads)) {
            return each.allMatch(WorkerProcess::stopped);
        }
    }

    private static boolean stopped(Path thread) {
        try {
            return Files.readString(thread.resolve("status")).contains("State:\tT");
        } catch (IOException e) {
            return false;
        }
    }

    void wake() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IllegalStateException("kill -" + name);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
