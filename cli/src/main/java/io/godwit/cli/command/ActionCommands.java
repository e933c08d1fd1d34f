package io.godwit.cli.command;

import io.godwit.cli.ExitCode;
import java.util.Locale;
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
            platform.client().act(name, action);
            System.out.println(action + " is under way; ./godwit status " + name + " shows it.");
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
            description = "Removes what Godwit left on the endpoints, or names it. The moved tables stay.",
            footer = {"", "Example:", "  godwit clean shop"})
    public static final class Clean extends Action {}
}
