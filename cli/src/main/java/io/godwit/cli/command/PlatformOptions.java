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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which platform a command speaks to: the one of a home folder on this machine, or one at an address. */
public final class PlatformOptions {
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

    /** The client; a supervisor that was killed is started again. */
    GatewayClient client() {
        if (url != null) {
            if (keyFile == null) {
                throw new IllegalArgumentException("--url needs --key-file, the file with the API key.");
            }
            return new GatewayClient(url, Home.read(keyFile).strip());
        }
        Home here = home();
        if (!Files.exists(here.settings())) {
            throw new UnreachableException(
                    "Godwit was never started in " + here.root() + ".", new ConnectException("not started"));
        }
        SupervisorProcess supervisor = new SupervisorProcess(here);
        if (supervisor.wanted() && !supervisor.alive()) {
            System.err.println("Godwit's supervisor is gone; starting it again …");
            supervisor.start();
            supervisor.awaitReady(step -> {});
        }
        return client(here);
    }

    static GatewayClient client(Home home) {
        Settings settings = Settings.of(home);
        return new GatewayClient(
                URI.create("http://127.0.0.1:" + settings.port("gateway")),
                Home.read(home.apiKey()).strip());
    }
}
