package io.godwit.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.ExitCode;
import io.godwit.cli.client.FindingView;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.view.Numbers;
import io.godwit.cli.view.Printable;
import io.godwit.cli.view.ProblemText;
import io.godwit.cli.view.TextTable;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.task.WorkerReport.TableReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that show a list of a migration. */
public final class ListCommands {
    private ListCommands() {}

    /** What they have in common. */
    abstract static class OfMigration implements Callable<Integer> {
        @Mixin
        PlatformOptions platform;

        @Parameters(paramLabel = "MIGRATION")
        String name;

        List<JsonNode> items(GatewayClient client, String list) {
            return client.list(GatewayClient.migrationPath(name, list), "", JsonNode.class);
        }

        int printJson(List<JsonNode> items) {
            items.forEach(System.out::println);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "tables",
            mixinStandardHelpOptions = true,
            description = "Tables with rows on both sides and the last comparison.",
            footer = {"", "Example:", "  godwit tables shop"})
    public static final class Tables extends OfMigration {
        @Override
        public Integer call() {
            GatewayClient client = platform.client();
            if (platform.json) {
                return printJson(items(client, "/tables"));
            }
            Closing.table(client.list(GatewayClient.migrationPath(name, "/tables"), "", TableReport.class))
                    .print(System.out);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "findings",
            mixinStandardHelpOptions = true,
            description = "What was found, each with its remedy.",
            footer = {"", "Example:", "  godwit findings shop --all"})
    public static final class Findings extends OfMigration {
        @Option(names = "--all", description = "Closed and accepted ones too")
        private boolean all;

        @Override
        public Integer call() {
            GatewayClient client = platform.client();
            if (platform.json) {
                return printJson(items(client, "/findings"));
            }
            client.migration(name)
                    .filter(migration -> migration.holds(Condition.Type.FAILED))
                    .ifPresent(migration -> ProblemText.print(System.out, Road.failure(migration)));
            for (FindingView finding :
                    client.list(GatewayClient.migrationPath(name, "/findings"), "", FindingView.class)) {
                if (all || finding.open()) {
                    ProblemText.print(System.out, finding);
                    System.out.println("  finding " + finding.id());
                }
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "ledger",
            mixinStandardHelpOptions = true,
            description = "Rows that the target does not hold as the source does.",
            footer = {"", "Example:", "  godwit ledger shop"})
    public static final class Ledger extends OfMigration {
        @Override
        public Integer call() {
            GatewayClient client = platform.client();
            List<JsonNode> items = items(client, "/ledger");
            if (platform.json) {
                return printJson(items);
            }
            TextTable table =
                    new TextTable(">ENTRY", "TABLE", "KEY", "KIND", "COLUMN", "RULE", "REASON", "SINCE", "CLOSED");
            for (JsonNode item : items) {
                table.row(
                        item.path("id").asText(),
                        item.path("table").asText(),
                        item.path("key").asText(""),
                        item.path("kind").asText(),
                        item.path("column").asText(),
                        item.path("rule").asText(),
                        item.path("reason").asText(),
                        item.path("openedAt").asText(),
                        item.path("closedAt").asText(""));
            }
            table.print(System.out);
            long shown =
                    items.stream().filter(item -> !item.hasNonNull("closedAt")).count();
            long open = client.list(GatewayClient.migrationPath(name, "/tables"), "", TableReport.class).stream()
                    .mapToLong(TableReport::ledgerOpen)
                    .sum();
            if (open > shown) {
                System.out.println("  " + Numbers.exact(shown) + " of " + Numbers.exact(open)
                        + " open entries; the others follow when these are closed.");
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "events",
            mixinStandardHelpOptions = true,
            description = "What happened, and what happens: follows until Ctrl-C.",
            footer = {"", "Example:", "  godwit events shop"})
    public static final class Events extends OfMigration {
        @Option(names = "--after", paramLabel = "N", description = "Goes on after this event")
        private String after = "0";

        @Override
        public Integer call() throws IOException {
            GatewayClient client = platform.client();
            var response = client.open(GatewayClient.migrationPath(name, "/events"), "text/event-stream", after);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data:")) {
                        print(GatewayClient.JSON.readTree(line.substring(5)));
                    }
                }
            }
            return ExitCode.DONE;
        }

        private void print(JsonNode event) {
            if (platform.json) {
                System.out.println(event);
                return;
            }
            System.out.printf(
                    "%6s  %s  %-24s %s%n",
                    event.path("number").asText(),
                    event.path("time").asText(),
                    event.path("type").asText(),
                    Printable.line(event.path("message").asText()));
        }
    }
}
