package io.godwit.cli;

import io.godwit.cli.client.ApiException;
import io.godwit.cli.client.UnreachableException;
import io.godwit.cli.command.ActionCommands;
import io.godwit.cli.command.AssessCommand;
import io.godwit.cli.command.CutoverCommand;
import io.godwit.cli.command.DemoCommand;
import io.godwit.cli.command.DownCommand;
import io.godwit.cli.command.ListCommands;
import io.godwit.cli.command.MigrateCommand;
import io.godwit.cli.command.StatusCommand;
import io.godwit.cli.command.TableCommands;
import io.godwit.cli.command.UpCommand;
import io.godwit.cli.view.ProblemText;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code godwit} command. Exit codes are those of {@link ExitCode}. */
@Command(
        name = "godwit",
        mixinStandardHelpOptions = true,
        version = "Godwit 0.1",
        description =
                "Moves a database to another engine while it stays in use, and proves that what arrived is what left.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            AssessCommand.class,
            MigrateCommand.class,
            StatusCommand.class,
            ListCommands.Tables.class,
            ListCommands.Findings.class,
            ListCommands.Ledger.class,
            ListCommands.Events.class,
            ActionCommands.Verify.class,
            ActionCommands.Pause.class,
            ActionCommands.Resume.class,
            ActionCommands.Confirm.class,
            ActionCommands.Cancel.class,
            ActionCommands.Clean.class,
            TableCommands.Reload.class,
            TableCommands.Repair.class,
            TableCommands.Accept.class,
            TableCommands.Replay.class,
            CutoverCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Main implements Runnable {
    /** A precondition is not met; it is not ready for the cut-over. */
    private static final Set<String> PRECONDITIONS = Set.of("GWY-0041", "GWY-0042");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /** Says what went wrong; gives the exit code. */
    static int explain(Exception failure) {
        switch (failure) {
            case ApiException api -> {
                ProblemText.print(System.err, CommandRemedies.of(api.problem()));
                if (PRECONDITIONS.contains(String.valueOf(api.problem().code()))) {
                    return ExitCode.PRECONDITION;
                }
                return switch (api.status()) {
                    case 400, 404, 422 -> ExitCode.USAGE;
                    default -> ExitCode.OTHERWISE;
                };
            }
            case UnreachableException unreachable -> {
                System.err.println("✗ " + unreachable.getMessage());
                System.err.println("  → ./godwit up starts it on this machine; --url and --key-file name another one.");
                return ExitCode.UNREACHABLE;
            }
            case IllegalArgumentException usage -> {
                System.err.println("✗ " + usage.getMessage());
                return ExitCode.USAGE;
            }
            case io.godwit.platform.servers.ServerException server -> {
                System.err.println("✗ " + server.getMessage());
                System.err.println("  → " + server.remedy());
                return ExitCode.OTHERWISE;
            }
            default -> {
                System.err.println("✗ " + failure);
                if (System.getenv("GODWIT_TRACE") != null) {
                    failure.printStackTrace(System.err);
                }
                return ExitCode.OTHERWISE;
            }
        }
    }
}
