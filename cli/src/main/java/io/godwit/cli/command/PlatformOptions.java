package io.godwit.cli.command;

import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.UnreachableException;
import io.godwit.cli.home.Home;
import io.godwit.cli.home.Settings;
import io.godwit.cli.supervise.SupervisorProcess;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which platform a command speaks to: the one of a home folder on this machine, or one at an address. */
public final class PlatformOptions {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PACE = Duration.ofMillis(500);
    private static final long LITTLE_ROOM_MEGABYTES = 64;

    @Option(names = "--home", paramLabel = "DIR", description = "Godwit's folder on this machine (default: ~/.godwit)")
    @Nullable
    Path home;

    @Option(names = "--url", paramLabel = "URL", description = "A gateway somewhere else")
    @Nullable
    URI url;

    @Option(names = "--key-file", paramLabel = "FILE", description = "The file with the API key for --url")
    @Nullable
    Path keyFile;

    @Option(names = "--json", description = "One JSON object a line, for programs")
    boolean json;

    Home home() {
        return Home.of(home);
    }

    /** The client; a supervisor that was killed is started again, and what is away for a while is waited for. */
    GatewayClient client() {
        if (url != null) {
            if (keyFile == null) {
                throw new IllegalArgumentException("--url needs --key-file, the file with the API key.");
            }
            return new GatewayClient(url, Home.read(keyFile).strip(), (answered, since) -> answered && pause(since));
        }
        Home here = home();
        if (!Files.exists(here.settings())) {
            throw new UnreachableException(
                    "Godwit was never started in " + here.root() + ".", new ConnectException("not started"));
        }
        warnOfFullDisk(here);
        SupervisorProcess supervisor = new SupervisorProcess(here);
        if (supervisor.wanted() && !supervisor.alive()) {
            System.err.println("Godwit's supervisor is gone; starting it again …");
            supervisor.start();
            supervisor.awaitReady(step -> {});
        }
        return patient(here);
    }

    /** What is asked for and told then waits, without a word of Kafka's or the state database's reaching anybody. */
    private static void warnOfFullDisk(Home here) {
        long left = here.megabytesLeft();
        if (left < LITTLE_ROOM_MEGABYTES) {
            System.err.printf(
                    "! The disk of %s has %d MB left: the platform cannot note what is asked for and what happens; rows"
                            + " and changes go on moving.%n  → Make room; the platform goes on by itself.%n",
                    here.root(), left);
        }
    }

    /** A client that waits while processes of this home's platform are started again, and sees to it that they are. */
    static GatewayClient patient(Home home) {
        SupervisorProcess supervisor = new SupervisorProcess(home);
        return client(home, (answered, since) -> {
            if (supervisor.wanted() && !supervisor.alive()) {
                supervisor.start();
            }
            return supervisor.wanted() && pause(since);
        });
    }

    private static boolean pause(Duration since) {
        if (since.compareTo(PATIENCE) > 0) {
            return false;
        }
        try {
            Thread.sleep(PACE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static GatewayClient client(Home home) {
        return client(home, (answered, since) -> false);
    }

    private static GatewayClient client(Home home, GatewayClient.Away away) {
        Settings settings = Settings.of(home);
        return new GatewayClient(
                URI.create("http://127.0.0.1:" + settings.port("gateway")),
                Home.read(home.apiKey()).strip(),
                away);
    }
}
