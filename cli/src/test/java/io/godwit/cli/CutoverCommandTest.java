package io.godwit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    private FakeGateway gateway = null;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldShowNothingOfAnAttemptThatWasUndoneBefore() throws IOException {
        gateway.on("/api/v1/migrations/shop", exchange -> {
            boolean begun = posted.get() > 0;
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                posted.incrementAndGet();
                FakeGateway.answer(exchange, 202, "{\"command\": \"00000000-0000-4000-8000-000000000001\"}");
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
        gateway.on("/api/v1/migrations/shop", exchange -> {
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

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldEndWhenItIsCancelledMeanwhile() throws IOException {
        assertThat(endedAs("cancelled")).contains("The migration is cancelled");
    }

    /** So quickly that nobody sees it cutting over. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldEndWhenItIsUndoneAtOnce() throws IOException {
        assertThat(endedAs("replicating")).contains("The cut-over was undone");
    }

    private String endedAs(String phase) throws IOException {
        gateway.on("/api/v1/migrations/shop", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("POST")) {
                posted.incrementAndGet();
                FakeGateway.answer(exchange, 202, "{\"command\": \"00000000-0000-4000-8000-000000000001\"}");
            } else if (path.endsWith("/shop")) {
                answer(exchange, migration(posted.get() > 0 ? phase : "replicating"));
            } else {
                answer(exchange, "{}");
            }
        });
        FakeGateway.Said said = gateway.run(folder, "cutover", "--yes", "shop");
        assertThat(said.code()).isEqualTo(ExitCode.OTHERWISE);
        return said.text();
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
        FakeGateway.Said said = gateway.run(folder, "cutover", "--yes", "shop");
        assertThat(said.code()).isZero();
        return said.text();
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        FakeGateway.answer(exchange, 200, body);
    }
}
