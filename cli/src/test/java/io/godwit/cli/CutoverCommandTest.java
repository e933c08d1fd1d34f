package io.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutoverCommandTest {
    private static final String STEP = """
            {"cutover": "%s", "number": %d, "name": "%s", "state": "%s", "detail": "%s"}""";
    private static final String UNDONE = STEP.formatted("one", 1, "check", "done", "in the first attempt") + ","
            + STEP.formatted("one", 2, "thaw", "compensated", "in the first attempt");

    @TempDir
    Path folder;

    private final AtomicInteger posted = new AtomicInteger();
    private final AtomicInteger looked = new AtomicInteger();
    private HttpServer server = null;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldShowNothingOfAnAttemptThatWasUndoneBefore() throws IOException {
        server.createContext("/api/v1/migrations/shop", exchange -> {
            boolean begun = posted.get() > 0;
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                posted.incrementAndGet();
                answer(exchange, 202, "{\"command\": \"00000000-0000-4000-8000-000000000001\"}");
            } else if (path.endsWith("/cutover")) {
                answer(exchange, cutover(begun && looked.incrementAndGet() > 1));
            } else {
                answer(exchange, migration(begun ? looked.get() > 1 ? "done" : "cutting-over" : "replicating"));
            }
        });

        String said = cutOver();

        assertThat(posted).hasValue(1);
        assertThat(said).contains("in the second attempt").doesNotContain("in the first attempt");
    }

    @Test
    void shouldShowWhatIsDoneWhenItIsGivenAgain() throws IOException {
        server.createContext("/api/v1/migrations/shop", exchange -> {
            boolean post = exchange.getRequestMethod().equals("POST");
            posted.addAndGet(post ? 1 : 0);
            answer(
                    exchange,
                    exchange.getRequestURI().getPath().endsWith("/cutover") ? cutover(true) : migration("done"));
        });

        String said = cutOver();

        assertThat(posted).hasValue(0);
        assertThat(said).contains("in the second attempt", "writes stood still for 7 ms");
    }

    private static String migration(String phase) {
        String actions = phase.equals("replicating") ? "\"cutover\"" : "";
        return """
                {"name": "shop", "id": "1", "phase": "%s", "version": 7, "source": "s", "target": "t", "actions": [%s]}""".formatted(phase, actions);
    }

    private static String cutover(boolean second) {
        return second
                ? "{\"cutover\": \"two\", \"standstillMillis\": 7, \"steps\": ["
                        + STEP.formatted("two", 1, "check", "done", "in the second attempt") + "]}"
                : "{\"cutover\": \"one\", \"steps\": [" + UNDONE + "]}";
    }

    private String cutOver() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "gk_test");
        PrintStream before = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(Main.commandLine()
                            .execute("cutover", "--url", url, "--key-file", key.toString(), "--yes", "shop"))
                    .isZero();
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 200, body);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
