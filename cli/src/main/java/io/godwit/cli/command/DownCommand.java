package io.godwit.cli.command;

import io.godwit.cli.ExitCode;
import io.godwit.cli.client.ApiException;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.client.UnreachableException;
import io.godwit.cli.demo.Demo;
import io.godwit.cli.home.Home;
import io.godwit.cli.supervise.SupervisorProcess;
import io.godwit.platform.migration.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Ends Godwit on this machine; says what still stands on endpoints. up goes on from there.",
        footer = {"", "Example:", "  godwit down"})
public final class DownCommand implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", description = "Godwit's folder (default: ~/.godwit)")
    @Nullable
    private Path chosen;

    @Override
    public Integer call() {
        Home home = Home.of(chosen);
        if (!Files.exists(home.settings())) {
            System.out.println("Godwit was never started in " + home.root() + ".");
            return ExitCode.DONE;
        }
        List<MigrationView> standing = standing(home);
        new SupervisorProcess(home).stop();
        Demo.stopKept(home);
        System.out.println("Godwit is down.");
        for (MigrationView migration : standing) {
            System.out.println("  " + migration.name() + " is " + StatusCommand.phase(migration.phase())
                    + ": its state stays in the schema godwit of " + migration.target()
                    + "; the source's log must be kept until it goes on (./godwit up), or: ./godwit cancel "
                    + migration.name() + " and ./godwit clean " + migration.name());
        }
        return ExitCode.DONE;
    }

    private static List<MigrationView> standing(Home home) {
        try {
            GatewayClient client = PlatformOptions.client(home);
            return client.list("/api/v1/migrations", "", MigrationView.class).stream()
                    .filter(migration -> migration.phase().compareTo(Phase.PREPARING) >= 0
                            && migration.phase().compareTo(Phase.DONE) < 0)
                    .toList();
        } catch (UnreachableException | ApiException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }
}
