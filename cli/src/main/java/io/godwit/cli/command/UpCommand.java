package io.godwit.cli.command;

import io.godwit.cli.ExitCode;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.home.Home;
import io.godwit.cli.supervise.SupervisorProcess;
import io.godwit.cli.view.Numbers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts Godwit on this machine, or says that it is up. It survives restarts; down ends it.",
        footer = {"", "Example:", "  godwit up --home /var/lib/godwit"})
public final class UpCommand implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", description = "Godwit's folder (default: ~/.godwit)")
    @Nullable
    private Path chosen;

    @Option(names = "--json", description = "One JSON object, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Home home = Home.of(chosen).create();
        start(home, json ? System.err : System.out);
        var client = PlatformOptions.client(home);
        if (json) {
            System.out.println(GatewayClient.JSON
                    .createObjectNode()
                    .put("gateway", client.base().toString())
                    .put("keyFile", home.apiKey().toString()));
            return ExitCode.DONE;
        }
        System.out.println(
                "  gateway    " + client.base() + "   its API is described at " + client.base() + "/openapi");
        System.out.println("  API key    " + home.apiKey());
        System.out.println("  end it     ./godwit down" + (chosen == null ? "" : " " + home.argument()));
        return ExitCode.DONE;
    }

    /** Starts what is not up; tells how long it took. */
    static void start(Home home) {
        start(home, System.out);
    }

    private static void start(Home home, PrintStream out) {
        SupervisorProcess supervisor = new SupervisorProcess(home);
        Instant begin = Instant.now();
        boolean there = supervisor.alive();
        if (!there) {
            supervisor.start();
        }
        supervisor.awaitReady(step -> {});
        out.println("  platform    state database · Kafka · gateway · assessment · conversion · replication        "
                + (there ? "already up" : "up in " + Numbers.duration(Duration.between(begin, Instant.now()))));
    }
}
