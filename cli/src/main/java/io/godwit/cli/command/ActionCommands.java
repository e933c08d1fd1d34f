package io.godwit.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.ExitCode;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.view.ProblemText;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands that are one action of a migration. */
public final class ActionCommands {
    private ActionCommands() {}

    /** Asks for the action that the command is named after. */
    abstract static class Action implements Callable<Integer> {
        @Mixin
        PlatformOptions platform;

        @Parameters(paramLabel = "MIGRATION")
        String name;

        @Override
        public Integer call() throws InterruptedException {
            String action = getClass().getSimpleName().toLowerCase(Locale.ROOT);
            Optional<UUID> command = platform.client().act(name, action);
            if (platform.json) {
                System.out.println(GatewayClient.JSON
                        .createObjectNode()
                        .put("migration", name)
                        .put("action", action)
                        .put("command", command.map(UUID::toString).orElse(null)));
            } else {
                System.out.println(action + " is under way; ./godwit status " + name + " shows it.");
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Compares both sides, row by row.",
            footer = {"", "Example:", "  godwit verify shop"})
    public static final class Verify extends Action {}

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Stops moving; what is begun is committed. The source's log grows meanwhile.",
            footer = {"", "Example:", "  godwit pause shop"})
    public static final class Pause extends Action {}

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Goes on after a pause or a failure.",
            footer = {"", "Example:", "  godwit resume shop"})
    public static final class Resume extends Action {}

    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            description = "Says that nobody writes to the source any more; Godwit proves it.",
            footer = {"", "Example:", "  godwit confirm shop"})
    public static final class Confirm extends Action {}

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Ends the migration; the source stays as it is.",
            footer = {"", "Example:", "  godwit cancel shop"})
    public static final class Cancel extends Action {}

    @Command(
            name = "clean",
            mixinStandardHelpOptions = true,
            description =
                    "Removes what Godwit left on the endpoints, or prints the statement that does. The moved tables stay.",
            footer = {"", "Example:", "  godwit clean shop"})
    public static final class Clean extends Action {
        private static final Duration LIMIT = Duration.ofMinutes(3);

        /** Waits for the end: what is left is the answer. */
        @Override
        public Integer call() throws InterruptedException {
            GatewayClient client = platform.client();
            MigrationView seen = client.migration(name).orElseThrow(() -> Road.notThere(name));
            if (seen.phase().compareTo(Phase.DONE) < 0 || seen.standing()) {
                client.act(name, "clean");
            }
            Instant until = Instant.now().plus(LIMIT);
            while (true) {
                MigrationView now = client.migration(name).orElseThrow(() -> Road.notThere(name));
                boolean over = !now.standing()
                        || !now.remaining().isEmpty()
                        || now.holds(Condition.Type.FAILED)
                        || Instant.now().isAfter(until);
                if (over) {
                    return told(client, now);
                }
                Thread.sleep(300);
            }
        }

        private int told(GatewayClient client, MigrationView now) {
            if (platform.json) {
                System.out.println(GatewayClient.JSON
                        .createObjectNode()
                        .put("migration", name)
                        .put("clean", !now.standing())
                        .set("remaining", GatewayClient.JSON.<JsonNode>valueToTree(now.remaining()))
                        .toString());
            } else if (!now.standing()) {
                System.out.println("Nothing of Godwit is left on " + now.source() + " and " + now.target() + ".");
            } else {
                System.out.println("✗ Something of Godwit is left:");
                now.remaining().forEach(statement -> System.out.println("  " + statement));
                if (now.failure() != null) {
                    ProblemText.print(System.out, now.failure());
                }
                if (now.remaining().isEmpty()) {
                    Standing.of(client, now).print(System.out);
                }
                System.out.println("  → Execute it, then ./godwit clean " + name + " again.");
            }
            return now.standing() ? ExitCode.OTHERWISE : ExitCode.DONE;
        }
    }
}
