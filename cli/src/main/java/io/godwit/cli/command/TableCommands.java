package io.godwit.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.godwit.cli.ExitCode;
import io.godwit.cli.client.CommandOutcome;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.view.ProblemText;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about one table, finding or ledger entry of a migration. */
public final class TableCommands {
    private TableCommands() {}

    /** What takes longer goes on without the command. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    abstract static class OnItem implements Callable<Integer> {
        @Mixin
        PlatformOptions platform;

        @Parameters(index = "0", paramLabel = "MIGRATION")
        String name;

        int act(String list, String item, ObjectNode body) throws InterruptedException {
            GatewayClient client = platform.client();
            String path = GatewayClient.migrationPath(name, "/" + list + "/" + GatewayClient.encode(item) + "/actions");
            JsonNode accepted = client.post(path, body);
            UUID command = UUID.fromString(accepted.path("command").asText());
            String words = body.path("action").asText() + " " + item;
            var answer = new CommandOutcome(client, name).await(command, PATIENCE);
            if (answer.isPresent() && answer.get().refusal().isPresent()) {
                ProblemText.print(System.err, answer.get().refusal().get());
                return ExitCode.OTHERWISE;
            }
            if (platform.json) {
                System.out.println(accepted);
            } else if (answer.isPresent()) {
                System.out.println(words + " is done.");
            } else {
                System.out.println(words + " is under way; ./godwit status " + name + " shows it.");
            }
            return ExitCode.DONE;
        }

        static ObjectNode action(String action) {
            return GatewayClient.JSON.createObjectNode().put("action", action);
        }
    }

    @Command(
            name = "reload",
            mixinStandardHelpOptions = true,
            description = "Reads a table again from the source, whole.",
            footer = {"", "Example:", "  godwit reload shop customer"})
    public static final class Reload extends OnItem {
        @Parameters(index = "1", paramLabel = "TABLE")
        private String table;

        @Override
        public Integer call() throws InterruptedException {
            return act("tables", table, action("reload"));
        }
    }

    @Command(
            name = "repair",
            mixinStandardHelpOptions = true,
            description = "Reads the rows of a table that differ again from the source.",
            footer = {"", "Example:", "  godwit repair shop customer"})
    public static final class Repair extends OnItem {
        @Parameters(index = "1", paramLabel = "TABLE")
        private String table;

        @Override
        public Integer call() throws InterruptedException {
            return act("tables", table, action("repair"));
        }
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Accepts a finding, with a reason that is kept.",
            footer = {"", "Example:", "  godwit accept shop 3f0c… --reason 'the column is unused'"})
    public static final class Accept extends OnItem {
        @Parameters(index = "1", paramLabel = "FINDING")
        private String finding;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is kept and audited")
        private String reason;

        @Override
        public Integer call() throws InterruptedException {
            return act("findings", finding, action("accept").put("reason", reason));
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Reads the row of a ledger entry again from the source.",
            footer = {"", "Example:", "  godwit replay shop 17"})
    public static final class Replay extends OnItem {
        @Parameters(index = "1", paramLabel = "ENTRY")
        private String entry;

        @Override
        public Integer call() throws InterruptedException {
            return act("ledger", entry, action("replay"));
        }
    }
}
