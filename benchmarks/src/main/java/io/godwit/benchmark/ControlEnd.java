package io.godwit.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.godwit.platform.message.Json;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.DesiredState.Intent;
import io.godwit.platform.task.WorkerReport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Control's end of a worker, as small as it can be: serves the plan, wishes run, pause or stop, keeps the last report. */
final class ControlEnd implements AutoCloseable {
    private static final String STORE = "bench-only";

    private final HttpsServer server;
    private final byte[] plan;
    private final String certificate;
    private Intent intent = Intent.RUN;
    private long intentHeardAt;
    private @Nullable WorkerReport last;

    ControlEnd(Path folder, byte[] plan) throws IOException, GeneralSecurityException {
        this.plan = plan;
        KeyStore store = store(folder.resolve("control.p12"));
        this.certificate = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(store.getCertificate("control").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, STORE.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/worker/v1/tasks/", this::handle);
        server.setExecutor(
                Executors.newFixedThreadPool(1, Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            String keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process made = new ProcessBuilder(
                            keytool,
                            "-genkeypair",
                            "-alias",
                            "control",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=control",
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            STORE,
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (made.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, STORE.toCharArray());
        }
        return store;
    }

    String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    String certificatePem() {
        return certificate;
    }

    synchronized void intent(Intent wanted) {
        intent = wanted;
        intentHeardAt = 0;
    }

    /** When the worker was first told the present intent, by {@link System#nanoTime}; 0 while it was not. */
    synchronized long intentHeardAt() {
        return intentHeardAt;
    }

    synchronized Optional<WorkerReport> last() {
        return Optional.ofNullable(last);
    }

    private synchronized byte[] answer(WorkerReport report) {
        last = report;
        if (intentHeardAt == 0) {
            intentHeardAt = System.nanoTime();
        }
        return Json.bytes(new DesiredState(intent, List.of()));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] answer = exchange.getRequestURI().getPath().endsWith("/plan")
                    ? plan
                    : answer(Json.mapper().readValue(body, WorkerReport.class));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
