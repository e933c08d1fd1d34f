package io.godwit.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gateway's API as the command line uses it; nothing else of Godwit is known here. Thread-safe. */
public final class GatewayClient {
    public static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int SERVICE_UNAVAILABLE = 503;

    private final URI base;
    private final String apiKey;
    private final Away away;
    private volatile boolean answered;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** What becomes of a question that the gateway, or the state database behind it, does not answer. */
    public interface Away {
        /**
         * Waits as long as fits.
         *
         * @param answered whether this client had an answer before
         * @param since how long there is none
         * @return whether to ask again
         */
        boolean askAgain(boolean answered, Duration since);
    }

    /** Fails at once when there is no answer. */
    public GatewayClient(URI base, String apiKey) {
        this(base, apiKey, (answered, since) -> false);
    }

    public GatewayClient(URI base, String apiKey, Away away) {
        this.base = base;
        this.apiKey = apiKey;
        this.away = away;
    }

    public URI base() {
        return base;
    }

    public Optional<MigrationView> migration(String name) {
        return found(() -> read(migrationPath(name, ""), MigrationView.class));
    }

    public ProgressView progress(String name) {
        try {
            return read(migrationPath(name, "/progress"), ProgressView.class);
        } catch (ApiException e) {
            if (e.status() == 404 || e.status() == 503) {
                return ProgressView.NONE;
            }
            throw e;
        }
    }

    /** All items of a list, page by page. {@code query} without the question mark. */
    public <T> List<T> list(String path, String query, Class<T> type) {
        List<T> items = new ArrayList<>();
        String cursor = "";
        do {
            String pageQuery = Stream.of(query, cursor.isEmpty() ? "" : "cursor=" + encode(cursor))
                    .filter(part -> !part.isEmpty())
                    .reduce((left, right) -> left + "&" + right)
                    .map(joined -> "?" + joined)
                    .orElse("");
            JsonNode page = get(path + pageQuery);
            for (JsonNode item : page.path("items")) {
                items.add(convert(item, type));
            }
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return items;
    }

    /**
     * Asks for an action of the migration as it stands; once more when somebody else moved it meanwhile.
     *
     * @return the command's id; empty where the question was taken but its answer was lost
     */
    public Optional<UUID> act(String name, String action) {
        ObjectNode body = JSON.createObjectNode().put("action", action);
        boolean unanswered = false;
        for (int attempt = 1; ; attempt++) {
            MigrationView seen = read(migrationPath(name, ""), MigrationView.class);
            if (unanswered && !seen.offers(action)) {
                return Optional.empty();
            }
            try {
                JsonNode accepted =
                        sendOnce("POST", migrationPath(name, "/actions"), body, "\"" + seen.version() + "\"");
                return Optional.of(UUID.fromString(accepted.path("command").asText()));
            } catch (ApiException e) {
                if (e.status() != 412 && e.status() != SERVICE_UNAVAILABLE || attempt == 3) {
                    throw e;
                }
            } catch (UnreachableException e) {
                unanswered = true;
                if (attempt == 3) {
                    throw e;
                }
            }
        }
    }

    public JsonNode get(String path) {
        return send("GET", path, null, "");
    }

    public JsonNode post(String path, JsonNode body) {
        return send("POST", path, body, "");
    }

    public JsonNode patch(String path, JsonNode body) {
        return send("PATCH", path, body, "");
    }

    /** A page or a stream as it comes; throws the problem that comes instead. */
    public HttpResponse<InputStream> open(String path, String accept, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + apiKey)
                .header("Accept", accept);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = exchange(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() < 400) {
            return response;
        }
        try (InputStream body = response.body()) {
            String said = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            throw new ApiException(response.statusCode(), problem(response.statusCode(), said));
        } catch (IOException e) {
            throw new UnreachableException("Godwit cannot be reached at " + base + ".", e);
        }
    }

    public boolean ready() {
        try {
            HttpRequest request = HttpRequest.newBuilder(base.resolve("/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return exchange(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (UnreachableException e) {
            return false;
        }
    }

    public static String migrationPath(String name, String rest) {
        return "/api/v1/migrations/" + encode(name) + rest;
    }

    public static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> T read(String path, Class<T> type) {
        return convert(get(path), type);
    }

    private static <T> Optional<T> found(java.util.function.Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ApiException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static <T> T convert(JsonNode node, Class<T> type) {
        try {
            return JSON.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the gateway's answer is not a " + type.getSimpleName(), e);
        }
    }

    /** What may be asked twice is asked again while the platform is away, and the rest when it was not even heard. */
    private JsonNode send(String method, String path, @Nullable JsonNode body, String ifMatch) {
        long begin = System.nanoTime();
        while (true) {
            try {
                return sendOnce(method, path, body, ifMatch);
            } catch (UnreachableException e) {
                boolean heard = !(e.getCause() instanceof ConnectException);
                if (heard && method.equals("POST") || !away.askAgain(answered, since(begin))) {
                    throw e;
                }
            } catch (ApiException e) {
                if (e.status() != SERVICE_UNAVAILABLE || !away.askAgain(answered, since(begin))) {
                    throw e;
                }
            }
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private JsonNode sendOnce(String method, String path, @Nullable JsonNode body, String ifMatch) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + apiKey)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        HttpResponse<String> response = exchange(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new ApiException(response.statusCode(), problem(response.statusCode(), response.body()));
        }
        answered = true;
        try {
            return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the gateway's answer is no JSON", e);
        }
    }

    private static Problem problem(int status, String body) {
        try {
            return JSON.readValue(body, Problem.class);
        } catch (JsonProcessingException e) {
            return new Problem(
                    URI.create("about:blank"),
                    "The gateway answered " + status,
                    status,
                    "",
                    Severity.ERROR,
                    "Its answer has no description.",
                    null,
                    "Look into the gateway's log.",
                    List.of(),
                    null);
        }
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UnreachableException("Godwit cannot be reached at " + base + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("Interrupted while waiting for " + base + ".", e);
        }
    }
}
