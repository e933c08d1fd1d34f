package io.godwit.cli.command;

import io.godwit.cli.demo.Demo;
import io.godwit.cli.home.Home;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Moves a MariaDB in use to PostgreSQL, on servers of its own, and stops everything again.",
        footer = {"", "Example:", "  godwit demo --keep"})
public final class DemoCommand implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", description = "The demo's folder (default: demo in ~/.godwit)")
    @Nullable
    private Path chosen;

    @Option(names = "--keep", description = "Leaves everything running and says where")
    private boolean keep;

    @Option(names = "--json", description = "One JSON object a line, for programs")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Home home = new Home(
                chosen != null ? chosen.toAbsolutePath() : Home.of(null).root().resolve("demo"));
        return new Demo(home, keep, json, UpCommand::start, DemoCommand::drive).run();
    }

    private static int drive(Demo.Drive drive) throws Exception {
        var client = PlatformOptions.patient(drive.home());
        var setup = drive.setup();
        char[] password = drive.password();
        setup.establish(client, password, password);
        try (var view = io.godwit.cli.view.RoadView.of(drive.json())) {
            Road road = new Road(client, setup.name(), view);
            int code = road.follow(Road.Goal.READY);
            if (code == io.godwit.cli.ExitCode.DONE) {
                code = road.follow(Road.Goal.DONE);
            }
            if (code == io.godwit.cli.ExitCode.DONE) {
                drive.switchApplication().call();
                Closing.print(client, setup.name(), view, drive.json());
                var reports = new ReportFiles(client, setup.name());
                Path folder = drive.home().root().resolve("reports");
                reports.page("assessment", folder.resolve("assessment.html"));
                reports.page("cutover", folder.resolve("cutover.html"));
            }
            return code;
        }
    }
}
