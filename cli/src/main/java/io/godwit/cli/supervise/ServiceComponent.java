package io.godwit.cli.supervise;

import io.godwit.cli.home.Home;
import io.godwit.platform.servers.ServerException;
import io.godwit.platform.servers.process.ChildLaunch;
import io.godwit.platform.servers.process.ChildProcess;
import io.godwit.platform.servers.process.Lifetime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the four services as a child process. Its settings, passwords among them, are in a file that it alone reads. */
final class ServiceComponent implements Component {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final Path application;
    private final int port;
    private final int heapMegabytes;
    private final Home home;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private @Nullable ChildProcess process;

    ServiceComponent(String name, Path application, int port, int heapMegabytes, Home home) {
        this.name = name;
        this.application = application;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
        this.home = home;
    }

    @Override
    public String name() {
        return name;
    }

    /** Does not wait until it answers: what it needs may be away just now, and the supervisor has others to look after. */
    @Override
    public void start() {
        adopt();
        if (process == null) {
            process = ChildProcess.start(
                    new ChildLaunch(name, command(), home.folder(name), home.log(name), Map.of(), Lifetime.OWN));
            RunFile.of(name, process.pid(), port).write(home);
        }
    }

    /** Takes over what lives; starts nothing. */
    void adopt() {
        process = RunFile.read(home, name)
                .filter(RunFile::alive)
                .map(running -> ChildProcess.adopt(name, home.log(name), running.pid()))
                .orElse(null);
    }

    /** Says why it does not answer, with the end of its log. */
    ServerException notReady() {
        ChildProcess last = process;
        return last == null
                ? new ServerException(name + " was not started", "The whole log: " + home.log(name))
                : last.failed(last.alive() ? "does not answer" : "ended while starting");
    }

    @Override
    public boolean running() {
        return process != null && process.alive();
    }

    @Override
    public void stop() {
        if (process == null || !process.alive()) {
            return;
        }
        process.signal("TERM");
        if (!process.awaitExit(STOP_LIMIT)) {
            process.kill();
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Installation.java().toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(classArchive());
        command.addAll(List.of(
                "-Dquarkus.config.locations=" + home.conf(name).toUri(),
                "-Djava.io.tmpdir=" + home.folder("tmp"),
                "-jar",
                application.toString()));
        return command;
    }

    /** Halves the next start. Written at the end of a first run, which takes seconds: not for a home that a demo clears. */
    private List<String> classArchive() {
        return home.madeByDemo()
                ? List.of()
                : List.of(
                        "-Xshare:auto",
                        "-XX:SharedArchiveFile=" + home.folder(name).resolve("classes.jsa"),
                        "-XX:+AutoCreateSharedArchive",
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off");
    }

    /** Whether it answers that it is ready. */
    boolean ready() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
