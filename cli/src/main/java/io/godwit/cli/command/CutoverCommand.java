package io.godwit.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.godwit.cli.ExitCode;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationView;
import io.godwit.cli.view.ProblemText;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Phase;
import java.io.Console;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "cutover",
        mixinStandardHelpOptions = true,
        description =
                "Stops writes on the source, proves both sides equal, opens the target. --plan does nothing but tell.",
        footer = {"", "Example:", "  godwit cutover shop --plan"})
public final class CutoverCommand implements Callable<Integer> {
    @Mixin
    private PlatformOptions platform;

    @Parameters(paramLabel = "MIGRATION")
    private String name;

    @Option(names = "--plan", description = "Each step as it would be done; nothing is done")
    private boolean plan;

    @Option(names = "--yes", description = "Does not ask")
    private boolean yes;

    @Override
    public Integer call() throws InterruptedException {
        GatewayClient client = platform.client();
        if (plan) {
            return printPlan(client);
        }
        if (!yes && !agreed()) {
            return ExitCode.OTHERWISE;
        }
        String earlier = begin(client);
        try (var farewell = new Farewell("The cut-over goes on; ./godwit status " + name + " shows it.")) {
            return watch(client, earlier);
        }
    }

    /**
     * Begins it, unless it goes on already or is done: the same command again shows it again.
     *
     * @return the attempt that was undone before, or nothing
     */
    private String begin(GatewayClient client) {
        Phase phase =
                client.migration(name).orElseThrow(() -> Road.notThere(name)).phase();
        if (phase == Phase.CUTTING_OVER || phase == Phase.DONE) {
            return "";
        }
        String earlier = client.get(GatewayClient.migrationPath(name, "/cutover"))
                .path("cutover")
                .asText("");
        client.act(name, "cutover");
        return earlier;
    }

    private int printPlan(GatewayClient client) {
        JsonNode cutover = client.get(GatewayClient.migrationPath(name, "/cutover"));
        if (platform.json) {
            System.out.println(cutover);
            return ExitCode.DONE;
        }
        for (JsonNode step : cutover.path("plan")) {
            System.out.printf(
                    "  %2d  %-22s %s%n",
                    step.path("number").asInt(),
                    step.path("name").asText(),
                    step.path("detail").asText());
            if (!step.path("statement").asText("").isEmpty()) {
                step.path("statement").asText().lines().forEach(line -> System.out.println("        " + line));
            }
        }
        System.out.println("  Nothing was done.");
        return ExitCode.DONE;
    }

    private boolean agreed() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new IllegalArgumentException("there is no terminal to ask: give --yes.");
        }
        String answer = console.readLine("Cut %s over now? Writes on the source stop. [y/N] ", name);
        return answer != null
                && answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y");
    }

    /** The checklist with its clock, until it is done, thawed or cancelled. It has begun: replicating means thawed. */
    private int watch(GatewayClient client, String earlier) throws InterruptedException {
        Set<String> shown = new HashSet<>();
        while (true) {
            JsonNode cutover = client.get(GatewayClient.migrationPath(name, "/cutover"));
            for (JsonNode step : cutover.path("steps")) {
                if (earlier.isEmpty() || !step.path("cutover").asText().equals(earlier)) {
                    show(step, shown);
                }
            }
            MigrationView migration = client.migration(name).orElseThrow(() -> Road.notThere(name));
            if (migration.phase() == Phase.DONE) {
                if (platform.json) {
                    return ExitCode.DONE;
                }
                if (cutover.hasNonNull("standstillMillis")) {
                    System.out.println("  writes stood still for "
                            + cutover.path("standstillMillis").asLong() + " ms");
                }
                return ExitCode.DONE;
            }
            PrintStream out = platform.json ? System.err : System.out;
            if (migration.phase() == Phase.CANCELLED) {
                out.println("  The migration is cancelled.");
                return ExitCode.OTHERWISE;
            }
            if (migration.holds(Condition.Type.FAILED) || migration.phase() == Phase.REPLICATING) {
                out.println("  The cut-over was undone: the source takes writes as before.");
                if (migration.failure() != null) {
                    ProblemText.print(out, migration.failure());
                }
                Road.openFindings(client, name).forEach(finding -> ProblemText.print(out, finding));
                return ExitCode.OTHERWISE;
            }
            Thread.sleep(300);
        }
    }

    private void show(JsonNode step, Set<String> shown) {
        String state = step.path("state").asText();
        if (!state.equals("pending") && shown.add(step.path("number").asText() + state)) {
            System.out.println(
                    platform.json
                            ? step.toString()
                            : String.format(
                                    "  %2d  %-22s %-10s %s",
                                    step.path("number").asInt(),
                                    step.path("name").asText(),
                                    state,
                                    step.path("detail").asText()));
        }
    }
}
