package io.godwit.cli.command;

import io.godwit.cli.ExitCode;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.view.Numbers;
import io.godwit.cli.view.ProblemText;
import io.godwit.cli.view.RoadText;
import io.godwit.cli.view.RoadView;
import io.godwit.cli.view.TextTable;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.WorkerReport.TableReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "All migrations, or one: phase, conditions, tables that are not equal, findings with their remedy.",
        footer = {"", "Example:", "  godwit status shop"})
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private PlatformOptions platform;

    @Parameters(arity = "0..1", paramLabel = "MIGRATION")
    @Nullable
    private String name;

    @Option(
            names = "--watch",
            description = "Looks on until it is ready or done, or no step runs any more; moves nothing")
    private boolean watch;

    @Override
    public Integer call() throws InterruptedException {
        GatewayClient client = platform.client();
        if (name == null) {
            return all(client);
        }
        if (watch) {
            return MigrateCommand.follow(client, name, platform.json, Road.Goal.WATCHED);
        }
        String chosen = name;
        MigrationView migration = client.migration(chosen).orElseThrow(() -> Road.notThere(chosen));
        if (platform.json) {
            try (RoadView view = RoadView.of(true)) {
                view.show(migration, client.progress(name));
                view.findings(new Road(client, name, view).openFindings());
            }
            return ExitCode.DONE;
        }
        one(client, migration);
        return ExitCode.DONE;
    }

    private int all(GatewayClient client) {
        List<MigrationView> migrations = client.list("/api/v1/migrations", "", MigrationView.class);
        if (platform.json) {
            migrations.forEach(migration -> System.out.println(
                    GatewayClient.JSON.<com.fasterxml.jackson.databind.JsonNode>valueToTree(migration)));
            return ExitCode.DONE;
        }
        TextTable table = new TextTable("NAME", "SOURCE", "TARGET", "PHASE", ">ROWS", ">LAG", "READY");
        for (MigrationView migration : migrations) {
            var progress = client.progress(migration.name());
            table.row(
                    migration.name(),
                    migration.source(),
                    migration.target(),
                    phase(migration.phase()),
                    Numbers.about(progress.rowsLoaded()),
                    Numbers.duration(Duration.ofMillis(progress.lagMillis())),
                    migration.holds(Condition.Type.READY_FOR_CUTOVER) ? "True" : "False");
        }
        table.print(System.out);
        return ExitCode.DONE;
    }

    private void one(GatewayClient client, MigrationView migration) {
        String rests = migration.holds(Condition.Type.PAUSED) ? ", paused" : "";
        System.out.println(migration.name() + "   " + phase(migration.phase()) + rests + "   " + migration.source()
                + " → " + migration.target());
        System.out.println();
        for (RoadText.Line line : RoadText.lines(migration, client.progress(migration.name()))) {
            System.out.printf("  %-10s  %s%n", line.step(), line.text());
        }
        System.out.println();
        TextTable conditions = new TextTable("CONDITION", "STATUS", "REASON", "MESSAGE");
        if (migration.conditions() != null) {
            for (Condition condition : migration.conditions()) {
                conditions.row(
                        GatewayClient.JSON.valueToTree(condition.type()).asText(),
                        GatewayClient.JSON.valueToTree(condition.status()).asText(),
                        condition.reason(),
                        condition.message());
            }
        }
        conditions.print(System.out);
        if (migration.failure() != null) {
            System.out.println();
            ProblemText.print(System.out, migration.failure());
            System.out.println("  ./godwit resume " + migration.name() + " tries again");
        }
        if (migration.phase().compareTo(Phase.LOADING) >= 0) {
            List<TableReport> unequal =
                    client
                            .list(GatewayClient.migrationPath(migration.name(), "/tables"), "", TableReport.class)
                            .stream()
                            .filter(table -> !Closing.equal(table))
                            .toList();
            if (!unequal.isEmpty()) {
                System.out.println();
                System.out.println("  Not (yet) found equal:");
                Closing.table(unequal).print(System.out);
            }
        }
        System.out.println();
        try (RoadView view = RoadView.of(false)) {
            if (migration.holds(Condition.Type.FAILED)) {
                view.findings(List.of(Road.failure(migration)));
            }
            view.findings(new Road(client, migration.name(), view).openFindings());
        }
    }

    static String phase(Phase phase) {
        return GatewayClient.JSON.valueToTree(phase).asText();
    }
}
