package io.godwit.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.godwit.cli.ExitCode;
import io.godwit.cli.client.ApiException;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.client.UnreachableException;
import io.godwit.cli.demo.Demo;
import io.godwit.cli.home.Home;
import io.godwit.cli.supervise.SupervisorProcess;
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

    @Option(names = "--json", description = "One JSON object, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Home home = Home.of(chosen);
        if (!Files.exists(home.settings())) {
            System.out.println("Godwit was never started in " + home.root() + ".");
            return ExitCode.DONE;
        }
        List<Standing> standing = standing(home);
        new SupervisorProcess(home).stop();
        Demo.stopKept(home);
        if (json) {
            System.out.println(GatewayClient.JSON
                    .createObjectNode()
                    .put("down", true)
                    .set("standing", tree(standing))
                    .toString());
            return ExitCode.DONE;
        }
        System.out.println("Godwit is down.");
        if (!standing.isEmpty()) {
            System.out.println("On endpoints still stands:");
            standing.forEach(one -> one.print(System.out));
            System.out.println(
                    "./godwit up goes on from there. To remove it: ./godwit up, ./godwit cancel NAME where it is"
                            + " not over, ./godwit clean NAME.");
        }
        return ExitCode.DONE;
    }

    private static JsonNode tree(List<Standing> standing) {
        ArrayNode all = GatewayClient.JSON.createArrayNode();
        for (Standing one : standing) {
            all.addObject()
                    .put("migration", one.migration().name())
                    .put("phase", StatusCommand.phase(one.migration().phase()))
                    .set("traces", GatewayClient.JSON.<JsonNode>valueToTree(one.traces()));
        }
        return all;
    }

    private static List<Standing> standing(Home home) {
        try {
            GatewayClient client = PlatformOptions.client(home);
            return client.list("/api/v1/migrations", "", MigrationView.class).stream()
                    .filter(MigrationView::standing)
                    .map(migration -> Standing.of(client, migration))
                    .toList();
        } catch (UnreachableException | ApiException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }
}
