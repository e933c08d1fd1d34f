package io.godwit.worker.road;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.godwit.platform.message.Json;
import io.godwit.platform.servers.test.TestCertificates;
import io.godwit.platform.servers.test.TestServers;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.EndpointTrace;
import io.godwit.platform.task.PlannedStep;
import io.godwit.platform.task.WorkerReport;
import io.godwit.worker.fake.FakeControl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Control's worker API over HTTPS, in front of {@link FakeControl}; one token is the living instance's. */
final class ControlServer implements AutoCloseable {
    private static final char[] STORE = "store".toCharArray();

    private final HttpsServer server;
    private final FakeControl control;
    private final Path certificate;
    private volatile String token = "";

    ControlServer(FakeControl control) throws Exception {
        this.control = control;
        var tls = new TestCertificates(Files.createTempDirectory(TestServers.folder("control"), "tls"))
                .server("control", "dns:not-the-name");
        this.certificate = tls.certificate();
        this.server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(tls.certificate(), tls.key())));
        server.createContext("/worker/v1/tasks/", this::handle);
        server.setExecutor(
                Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    private static SSLContext context(Path certificate, Path key) throws Exception {
        String pem = Files.readString(key).replaceAll("-----.*-----", "").replaceAll("\\s", "");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, STORE);
        Certificate chain =
                CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(certificate));
        store.setKeyEntry(
                "control",
                KeyFactory.getInstance("RSA")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))),
                STORE,
                new Certificate[] {chain});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, STORE);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    String certificatePem() throws IOException {
        return Files.readString(certificate);
    }

    /** From now on only this token is answered. */
    String newToken() {
        token = UUID.randomUUID().toString();
        return token;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(410, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            byte[] answer = new byte[0];
            if (path.endsWith("/report")) {
                answer = Json.bytes(control.report(Json.mapper().readValue(body, WorkerReport.class)));
            } else if (path.endsWith("/plan")) {
                answer = control.plan();
            } else if (path.contains("/steps/")) {
                control.step(Json.mapper().readValue(body, CutoverStep.class));
            } else if (path.contains("/traces/")) {
                control.trace(Json.mapper().readValue(body, EndpointTrace.class));
            } else if (path.endsWith("/rehearsal")) {
                control.rehearsal(List.of(Json.mapper().readValue(body, PlannedStep[].class)));
            } else {
                answer = Json.bytes(control.steps(UUID.fromString(path.substring(path.lastIndexOf('/') + 1))));
            }
            exchange.sendResponseHeaders(answer.length == 0 ? 204 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
