package io.godwit.cli.command;

import io.godwit.cli.ExitCode;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationSetup;
import io.godwit.cli.view.RoadView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description =
                "Moves a database: assesses, converts, loads, replicates and verifies, until it is ready to cut over.",
        footer = {
            "",
            "Example:",
            "  godwit migrate --from mysql://app@db1:3306/shop --to postgresql://app@db2/shop --name shop"
        })
public final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private PlatformOptions platform;

    @Mixin
    private EndpointOptions endpoints;

    @Option(names = "--cutover", description = "Cuts over as soon as it is ready")
    private boolean cutover;

    @Override
    public Integer call() throws InterruptedException {
        MigrationSetup setup = endpoints.setup();
        GatewayClient client = platform.client();
        endpoints.establish(client, setup);
        Road.Goal goal = cutover ? Road.Goal.DONE : Road.Goal.READY;
        try (RoadView view = RoadView.of(platform.json)) {
            new Road(client, setup.name(), view).goOn(goal);
        }
        return follow(client, setup.name(), platform.json, goal);
    }

    /** Follows the road; Ctrl-C leaves it running and says how to look again. */
    static int follow(GatewayClient client, String name, boolean json, Road.Goal goal) throws InterruptedException {
        String message = "The migration goes on; ./godwit status " + name + " shows it.";
        try (var farewell = new Farewell(message);
                RoadView view = RoadView.of(json)) {
            int code = new Road(client, name, view).follow(goal);
            if (code == ExitCode.DONE) {
                Closing.print(client, name, view, json);
            }
            return code;
        }
    }
}
