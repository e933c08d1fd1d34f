package io.godwit.control.worker;

import io.godwit.platform.message.Json;
import io.godwit.platform.task.WorkerReport;
import io.godwit.platform.task.WorkerSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A worker's calls of control, over TLS, trusting the certificate of its specification alone. */
public final class FakeWorkerCalls {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final String base;
    private final String token;

    public FakeWorkerCalls(WorkerSpec spec) {
        this(spec.controlUrl() + "/worker/v1/tasks/" + spec.task(), spec.controlCertificate(), spec.token());
    }

    /** @param base address of the task */
    public FakeWorkerCalls(String base, String certificatePem, String token) {
        this.base = base;
        this.token = token;
        this.client = HttpClient.newBuilder()
                .sslContext(trusting(certificatePem))
                .connectTimeout(Duration.ofSeconds(3))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    public HttpResponse<byte[]> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<byte[]> post(String path, WorkerReport report) {
        return send(request(path).POST(BodyPublishers.ofByteArray(Json.bytes(report))));
    }

    public HttpResponse<byte[]> post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    public int put(String path, Object body) {
        return send(request(path).PUT(BodyPublishers.ofByteArray(Json.bytes(body))))
                .statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** Control may be away: that is waited out, as the real worker does. */
    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        @Nullable IOException last = null;
        for (int attempt = 0; attempt < 3_000; attempt++) {
            try {
                return client.send(request.build(), BodyHandlers.ofByteArray());
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
        throw new IllegalStateException("control does not answer", last);
    }

    private static SSLContext trusting(String pem) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "control",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
