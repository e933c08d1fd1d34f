package io.godwit.control;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.godwit.control.worker.Behaviour;
import io.godwit.control.worker.FakeWorker;
import io.godwit.control.worker.FakeWorkerCalls;
import io.godwit.platform.message.Body;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Json;
import io.godwit.platform.message.Topics;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.servers.process.ChildLaunch;
import io.godwit.platform.servers.process.ChildProcess;
import io.godwit.platform.servers.process.FreePort;
import io.godwit.platform.servers.process.Lifetime;
import io.godwit.platform.servers.test.TestServers;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.platform.testing.Peer;
import io.godwit.platform.testing.ServiceUnderTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The packaged control in a process of its own, so that it can be killed: with a home folder as {@code godwit up} makes it, a
 * state database, a broker, a gateway that has one schema plan, and {@link FakeWorker} as the worker.
 */
final class ControlUnderTest implements AutoCloseable {
    static final String PASSWORD_SOURCE = "planted-Söurce\"'-secret-4711";
    static final String PASSWORD_TARGET = "planted-target-secret-0815";
    static final byte[] PLAN = "{\"tables\":[]}".getBytes(StandardCharsets.UTF_8);

    static final Duration LONG = Duration.ofMinutes(3);

    final Path home = TestServers.folder("home");
    final Map<String, String> settings;
    final Peer gateway;
    private final HttpServer plans;
    private final HttpClient http = HttpClient.newHttpClient();
    private ChildProcess process;

    ControlUnderTest() {
        this(known -> {});
    }

    /** @param adjust changes the settings that control is started with */
    ControlUnderTest(Consumer<Map<String, String>> adjust) {
        var service = new ServiceUnderTest();
        service.init(Map.of("service", "control"));
        settings = service.start();
        adjust.accept(settings);
        settings.put("quarkus.http.port", String.valueOf(FreePort.choose()));
        settings.put("godwit.worker-api.port", String.valueOf(FreePort.choose()));
        settings.put(
                "godwit.launcher.process.java",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings.put("godwit.launcher.process.worker", workerJar().toString());
        for (String folder : List.of("run", "workers", "logs")) {
            settings.put("godwit." + folder + ".directory", directory(folder).toString());
        }
        gateway = new Peer("gateway", keys(), settings.get("kafka.bootstrap.servers"));
        plans = plans();
        process = launch();
    }

    Path keys() {
        return Path.of(settings.get("godwit.test.keys"));
    }

    private HttpServer plans() {
        try {
            int port = Integer.parseInt(settings.get("godwit.test.port.gateway"));
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
            server.createContext("/internal/v1/migrations/", exchange -> {
                boolean known = exchange.getRequestURI().getPath().endsWith("/plans/" + planSha256());
                exchange.sendResponseHeaders(known ? 200 : 404, known ? PLAN.length : -1);
                if (known) {
                    exchange.getResponseBody().write(PLAN);
                }
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildProcess launch() {
        try {
            var lines = new StringBuilder();
            settings.forEach((name, value) -> lines.append(name)
                    .append('=')
                    .append(value.replace("\\", "\\\\"))
                    .append('\n'));
            Path conf = home.resolve("control.properties");
            Files.writeString(conf, lines);
            Path jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
            ChildProcess started = ChildProcess.start(new ChildLaunch(
                    "control",
                    List.of(
                            settings.get("godwit.launcher.process.java"),
                            "-Xmx192m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dquarkus.config.locations=" + conf.toUri(),
                            "-jar",
                            jar.toString()),
                    home,
                    home.resolve("control.log"),
                    Map.of(),
                    Lifetime.WITH_PARENT));
            started.awaitReady(this::ready, Duration.ofMinutes(4));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean ready() {
        try {
            return get(url() + "/q/health/ready", Map.of()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    String url() {
        return "http://127.0.0.1:" + settings.get("quarkus.http.port");
    }

    String workerUrl() {
        return "https://127.0.0.1:" + settings.get("godwit.worker-api.port");
    }

    void kill() {
        process.kill();
    }

    void startAgain() {
        process = launch();
    }

    /** A specification with both passwords sealed, as the gateway sends it. */
    MigrationSpec spec(UUID migration) {
        var recipients =
                Keyring.load(keys().resolve("public")).recipients(Set.of("assessment", "conversion", "control"));
        return new MigrationSpec(
                migration,
                "m-" + migration.toString().substring(0, 8),
                Credentials.seal(endpoint("src", "mariadb"), PASSWORD_SOURCE.toCharArray(), recipients, gateway.key()),
                Credentials.seal(
                        endpoint("dst", "postgresql"), PASSWORD_TARGET.toCharArray(), recipients, gateway.key()),
                new MigrationSpec.SelectionSpec(List.of(), List.of(), Map.of(), "", false),
                Map.of(),
                new MigrationSpec.ReplicationSettings(1, 1000, 5_000, "by-godwit", 60, 64));
    }

    private static SealedEndpoint endpoint(String name, String engine) {
        return new SealedEndpoint(
                UUID.randomUUID(),
                name,
                engine,
                "127.0.0.1",
                1,
                "shop",
                "mover",
                "disable",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Credentials.none());
    }

    static String planSha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PLAN));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    UUID send(UUID migration, long version, Body command) {
        return gateway.command(Topics.REPLICATION, migration, version, command);
    }

    /** The events of a migration, once enough are there. */
    List<Event> events(UUID migration, Predicate<List<Event>> enough) {
        return gateway.received(Topics.EVENTS, migration, all -> enough.test(bodies(all))).stream()
                .map(envelope -> (Event) envelope.body())
                .toList();
    }

    private static List<Event> bodies(List<Envelope> envelopes) {
        return envelopes.stream().map(envelope -> (Event) envelope.body()).toList();
    }

    /** What the workers of a task heard, a line each that begins with the instance. */
    List<String> heard(UUID task) {
        Path file = home.resolve("heard").resolve(task + ".log");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a task; returns when its worker was told to run. */
    UUID started(Behaviour behaviour) {
        UUID task = UUID.randomUUID();
        behaviour.of(home, task);
        send(task, 5, new Command.Start(spec(task), planSha256()));
        await().atMost(LONG).until(() -> heard(task).stream().anyMatch(line -> line.contains(" told RUN")));
        return task;
    }

    /** The answer to a command. */
    Event.CommandDone done(UUID task, UUID command) {
        return events(task, all -> all.stream().anyMatch(event -> answers(event, command))).stream()
                .filter(event -> answers(event, command))
                .map(Event.CommandDone.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static boolean answers(Event event, UUID command) {
        return event instanceof Event.CommandDone done && done.command().equals(command);
    }

    void killWorker(UUID task) {
        ProcessHandle.of(runFile(task).path("pid").asLong()).orElseThrow().destroyForcibly();
    }

    /** Calls with the present worker's own token. */
    FakeWorkerCalls callsOf(UUID task) throws IOException {
        Path spec = home.resolve("workers/" + task + "/" + instances(task).getLast() + "/spec.json");
        return new FakeWorkerCalls(Json.mapper().readValue(Files.readAllBytes(spec), WorkerSpec.class));
    }

    /** The types of all events of a migration so far, in their order. */
    List<String> told(UUID task) {
        return rows(
                "SELECT convert_from(value, 'UTF8')::json ->> 'type' FROM outbox WHERE sequence > 0 AND message_key = '"
                        + task + "' ORDER BY sequence");
    }

    /** The instances that started, in their order. */
    List<String> instances(UUID task) {
        return heard(task).stream()
                .filter(line -> line.contains(" started "))
                .map(line -> line.substring(0, 36))
                .toList();
    }

    /** {@code run/worker-<task>.json}, or a missing node. */
    JsonNode runFile(UUID task) {
        try {
            Path file = home.resolve("run").resolve("worker-" + task + ".json");
            return Files.exists(file)
                    ? Json.mapper().readTree(Files.readAllBytes(file))
                    : Json.mapper().missingNode();
        } catch (IOException e) {
            return Json.mapper().missingNode();
        }
    }

    JsonNode read(UUID migration, String path) {
        return read(migration, path, false);
    }

    /** @param values whether the caller may see values of rows */
    JsonNode read(UUID migration, String path, boolean values) {
        String whole = "/internal/v1/migrations/" + migration + path;
        var answer = get(url() + whole, Map.of("Authorization", gateway.token("control", "GET", whole, values)));
        try {
            return Json.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String url, Map<String, String> headers) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
            headers.forEach(request::header);
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query over the state database, each in the text form of PostgreSQL. */
    List<String> rows(String sql) {
        try (var connection = DriverManager.getConnection(
                        settings.get("godwit.test.jdbc"), "control", settings.get("quarkus.datasource.password"));
                var result = connection.createStatement().executeQuery(sql)) {
            var rows = new java.util.ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path directory(String name) {
        try {
            return Files.createDirectories(home.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar whose manifest starts {@link FakeWorker} with the classes of this test. */
    private Path workerJar() {
        Path jar = home.resolve("worker.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeWorker.class.getName());
        String classes = Stream.of(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toUri().toString())
                .reduce((all, next) -> all + " " + next)
                .orElseThrow();
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes);
        try (OutputStream out = Files.newOutputStream(jar);
                var empty = new JarOutputStream(out, manifest)) {
            empty.flush();
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.kill();
        plans.stop(0);
        gateway.close();
        try (Stream<Path> files = Files.list(home.resolve("run"))) {
            files.filter(file -> file.toString().endsWith(".json")).forEach(ControlUnderTest::endWorker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endWorker(Path runFile) {
        try {
            long pid = Json.mapper()
                    .readTree(Files.readAllBytes(runFile))
                    .path("pid")
                    .asLong();
            ProcessHandle.of(pid)
                    .filter(handle -> handle.info()
                            .commandLine()
                            .filter(line -> line.contains("worker.jar"))
                            .isPresent())
                    .ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
