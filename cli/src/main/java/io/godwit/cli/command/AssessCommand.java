package io.godwit.cli.command;

import io.godwit.cli.ExitCode;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationSetup;
import io.godwit.cli.view.RoadView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description = "Says what a migration would take. Reads only. Exit code 3: a precondition fails.",
        footer = {"", "Example:", "  godwit assess --from mysql://app@db1:3306/shop --to postgresql://app@db2/shop"})
public final class AssessCommand implements Callable<Integer> {
    @Mixin
    private PlatformOptions platform;

    @Mixin
    private EndpointOptions endpoints;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where the report goes (default: reports in Godwit's folder)")
    @Nullable
    private Path report;

    @Override
    public Integer call() throws InterruptedException, IOException {
        MigrationSetup setup = endpoints.setup();
        GatewayClient client = platform.client();
        endpoints.establish(client, setup);
        try (RoadView view = RoadView.of(platform.json)) {
            Road road = new Road(client, setup.name(), view);
            road.goOn(Road.Goal.ASSESSED);
            int code = road.follow(Road.Goal.ASSESSED);
            if (code == ExitCode.DONE) {
                view.findings(road.openFindings());
            }
            if (code != ExitCode.OTHERWISE) {
                Path folder = report != null ? report : platform.home().root().resolve("reports");
                var reports = new ReportFiles(client, setup.name());
                String base = setup.name() + "-assessment.";
                view.say("  report  " + reports.page("assessment", folder.resolve(base + "html")));
                view.say("          " + reports.json("assessment", folder.resolve(base + "json")));
            }
            return code;
        }
    }
}
