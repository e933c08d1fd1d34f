package io.godwit.platform.service.read;

import io.godwit.platform.message.Json;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.sign.ReadToken;
import io.godwit.platform.sign.ReadTokens;
import io.godwit.platform.sign.ReadTokens.Subject;
import io.godwit.platform.sign.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;

/**
 * Asks other services, blocking, with a token for each single request. Answers of any status come back as they are; a
 * service that does not answer is PLT-0051.
 */
@ApplicationScoped
public class SignedReads {
    /** For what a service asks on its own behalf. */
    public static final Subject OWN = new Subject("service", "service", false);

    private static final String JSON = "application/json";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ServiceAddresses addresses;
    private final SigningKey key;
    private final ReadTokens tokens;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    SignedReads(ServiceAddresses addresses, SigningKey key, Clock clock) {
        this.addresses = addresses;
        this.key = key;
        this.tokens = new ReadTokens(clock);
    }

    /** What the other service answered. */
    public record Answer(int status, String contentType, byte[] body) {}

    public Answer get(String service, String path, Subject subject) {
        return get(service, path, subject, JSON);
    }

    /** @param path with its query, percent-encoded */
    public Answer get(String service, String path, Subject subject, String accept) {
        return send(service, "GET", path, subject, accept, BodyPublishers.noBody());
    }

    public Answer post(String service, String path, Subject subject, Object body) {
        return send(service, "POST", path, subject, JSON, BodyPublishers.ofByteArray(Json.bytes(body)));
    }

    private Answer send(
            String service, String method, String path, Subject subject, String accept, BodyPublisher body) {
        URI uri = URI.create(addresses.of(service) + path);
        String token = tokens.sign(key, service, method, path, subject);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Authorization", ReadToken.SCHEME + " " + token)
                .header("Accept", accept)
                .header("Content-Type", JSON)
                .method(method, body)
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse(JSON);
            return new Answer(response.statusCode(), type, response.body());
        } catch (IOException e) {
            throw unreachable(service, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(service, e);
        }
    }

    private static ProblemException unreachable(String service, Exception cause) {
        var problem = new ProblemException(PlatformProblem.SERVICE_UNREACHABLE, service + " does not answer");
        problem.initCause(cause);
        return problem;
    }
}
