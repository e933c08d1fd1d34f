package io.godwit.worker.report;

import com.fasterxml.jackson.core.type.TypeReference;
import io.godwit.platform.message.Json;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.EndpointTrace;
import io.godwit.platform.task.PlannedStep;
import io.godwit.platform.task.WorkerReport;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.task.Ended;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Control over HTTPS; its certificate is pinned, the token is this instance's. */
public final class HttpControl implements Control, AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final String base;
    private final String authorization;

    public HttpControl(WorkerSpec spec) {
        URI url = URI.create(spec.controlUrl());
        if (!"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("control is reached over https only, not " + url.getScheme());
        }
        client = HttpClient.newBuilder()
                .sslContext(PinnedTrust.context(spec.controlCertificate()))
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        base = spec.controlUrl().replaceAll("/+$", "") + "/worker/v1/tasks/" + spec.task();
        authorization = "Bearer " + spec.token();
    }

    @Override
    public DesiredState report(WorkerReport report) throws IOException {
        var request = request("/report").POST(BodyPublishers.ofByteArray(Json.bytes(report)));
        return Json.mapper().readValue(send(request), DesiredState.class);
    }

    @Override
    public byte[] plan() throws IOException {
        return send(request("/plan").GET());
    }

    @Override
    public void step(CutoverStep step) throws IOException {
        send(request("/cutovers/" + step.cutover() + "/steps/" + step.number())
                .PUT(BodyPublishers.ofByteArray(Json.bytes(step))));
    }

    @Override
    public List<CutoverStep> steps(UUID cutover) throws IOException {
        byte[] answer = send(request("/cutovers/" + cutover).GET());
        return Json.mapper().readValue(answer, new TypeReference<List<CutoverStep>>() {});
    }

    @Override
    public void trace(EndpointTrace trace) throws IOException {
        send(request("/traces/" + trace.id()).PUT(BodyPublishers.ofByteArray(Json.bytes(trace))));
    }

    @Override
    public void rehearsal(List<PlannedStep> steps) throws IOException {
        send(request("/rehearsal").PUT(BodyPublishers.ofByteArray(Json.bytes(steps))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json");
    }

    private byte[] send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() == 410) {
                throw Ended.replaced();
            }
            if (response.statusCode() / 100 != 2) {
                throw new IOException("control answered " + response.statusCode() + " to "
                        + response.request().uri().getPath());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
