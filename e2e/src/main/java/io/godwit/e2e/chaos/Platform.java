package io.godwit.e2e.chaos;

import io.godwit.cli.client.ApiException;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.client.UnreachableException;
import io.godwit.cli.home.Home;
import io.godwit.cli.home.Settings;
import io.godwit.cli.supervise.RunFile;
import io.godwit.e2e.Godwit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The platform of one home: driven by the command line and the public API, killed by the ids in its run files. */
final class Platform implements AutoCloseable {
    static final List<String> PROCESSES =
            List.of("supervisor", "gateway", "assessment", "conversion", "control", "kafka", "state");
    private static final Duration UP_LIMIT = Duration.ofMinutes(4);

    private final Home home;
    private final Godwit godwit;

    Platform(Path folder) {
        home = new Home(folder);
        godwit = new Godwit(folder);
    }

    /** As a person would: what does not come up at once is asked for again. */
    void up() throws IOException, InterruptedException {
        Godwit.Result result = godwit.run(UP_LIMIT, Map.of(), "up");
        for (int more = 0; result.exitCode() != 0 && more < 2; more++) {
            result = godwit.run(UP_LIMIT, Map.of(), "up");
        }
        if (result.exitCode() != 0) {
            throw new IOException("./godwit up ended with " + result.exitCode() + ":\n" + result.output());
        }
    }

    Godwit godwit() {
        return godwit;
    }

    GatewayClient client() {
        return new GatewayClient(
                URI.create("http://127.0.0.1:" + Settings.of(home).port("gateway")),
                Home.read(home.apiKey()).strip());
    }

    /** The migration as the API shows it; empty while the API is away. */
    Optional<MigrationView> look(String migration) {
        try {
            return client().migration(migration);
        } catch (UnreachableException | ApiException away) {
            return Optional.empty();
        }
    }

    /** The process of this name, {@code worker-<migration id>} included, if it lives. */
    Optional<ProcessHandle> process(String name) {
        return RunFile.read(home, name).filter(RunFile::alive).flatMap(running -> ProcessHandle.of(running.pid()));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        godwit.close();
    }
}
