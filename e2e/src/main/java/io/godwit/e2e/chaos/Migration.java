package io.godwit.e2e.chaos;

import io.godwit.cli.client.EndpointUrl;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationSetup;
import io.godwit.cli.client.MigrationView;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One migration, moved along by {@code ./godwit migrate}, which is given again whenever it ended because the platform was away. */
final class Migration {
    /** The command could not reach the platform, or was killed: to be given again. */
    private static final int UNREACHABLE = 4;

    private static final int KILLED = 137;
    private static final int CHUNK_ROWS = 2_000;

    private final Platform platform;
    private final String name;
    private final String from;
    private final String to;
    private final Path output;
    private @Nullable Process command;
    private boolean cuttingOver;

    Migration(Platform platform, Sides sides, String name, Path folder) {
        this.platform = platform;
        this.name = name;
        this.from =
                "mysql://" + Sides.ACCOUNT + "@127.0.0.1:" + sides.sourceLink().port() + "/" + name;
        this.to = "postgresql://" + Sides.ACCOUNT + "@127.0.0.1:"
                + sides.targetLink().port() + "/" + name;
        this.output = folder.resolve("migrate-" + name + ".out");
    }

    /** Small chunks are a setting of the API alone; the command goes on with the migration that is there. */
    void begin() throws IOException {
        char[] password = Sides.PASSWORD.toCharArray();
        new MigrationSetup(
                        name,
                        EndpointUrl.parse(from),
                        EndpointUrl.parse(to),
                        GatewayClient.JSON.valueToTree(Map.of()),
                        GatewayClient.JSON.valueToTree(Map.of()),
                        GatewayClient.JSON.valueToTree(Map.of("loaders", 2, "chunkRows", CHUNK_ROWS)))
                .establish(platform.client(), password, password);
        Arrays.fill(password, '\0');
        start();
    }

    /** Gives the command, also once more: it goes on with the migration that is there. */
    synchronized void start() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("migrate", "--name", name, "--from", from, "--to", to));
        if (cuttingOver) {
            arguments.add("--cutover");
        }
        command = platform.godwit()
                .start(
                        output,
                        Map.of("GODWIT_SOURCE_PASSWORD", Sides.PASSWORD, "GODWIT_TARGET_PASSWORD", Sides.PASSWORD),
                        arguments.toArray(String[]::new));
    }

    /** {@code ./godwit migrate --cutover}. */
    synchronized void startCutover() throws IOException {
        cuttingOver = true;
        start();
    }

    synchronized Optional<ProcessHandle> command() {
        return Optional.ofNullable(command).map(Process::toHandle);
    }

    /** Until the command says that the migration is where it was to go; an answer that is none of a fault's doings ends it. */
    void await(Duration limit) throws IOException, InterruptedException, Unequal {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Process running = running();
            if (!running.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw new Unequal("it is not there " + limit.toSeconds() + " s after the last fault\n" + told());
            }
            switch (running.exitValue()) {
                case 0 -> {
                    return;
                }
                case UNREACHABLE, KILLED -> {
                    if (System.nanoTime() > end) {
                        throw new Unequal("the platform cannot be reached\n" + told());
                    }
                    TimeUnit.MILLISECONDS.sleep(500);
                    if (running == running()) {
                        start();
                    }
                }
                default -> throw new Unequal("./godwit migrate ended with " + running.exitValue() + "\n" + told());
            }
        }
    }

    private synchronized Process running() {
        if (command == null) {
            throw new IllegalStateException("not begun");
        }
        return command;
    }

    /** What the command printed, and what the migration looks like. */
    String told() throws IOException {
        return Files.readString(output) + look().map(Migration::conditions).orElse("(the API is away)");
    }

    private static String conditions(MigrationView view) {
        StringBuilder text = new StringBuilder("phase " + view.phase());
        if (view.conditions() != null) {
            view.conditions()
                    .forEach(condition -> text.append("\n  ")
                            .append(condition.type())
                            .append(' ')
                            .append(condition.status())
                            .append(' ')
                            .append(condition.reason())
                            .append(": ")
                            .append(condition.message()));
        }
        return text.toString();
    }

    Optional<MigrationView> look() {
        return platform.look(name);
    }

    boolean reached(Phase phase) {
        return look().filter(view -> view.phase().compareTo(phase) >= 0).isPresent();
    }

    boolean holds(Condition.Type type) {
        return look().filter(view -> view.holds(type)).isPresent();
    }

    Optional<ProcessHandle> worker() {
        return look().flatMap(view -> platform.process("worker-" + view.id()));
    }

    /** Ends it and its worker. */
    void cancel() throws InterruptedException, Unequal {
        platform.client().act(name, "cancel");
        Waiting.until("the migration is cancelled", Duration.ofMinutes(5), () -> reached(Phase.CANCELLED));
    }

    /** Leaves nothing of Godwit in the target. */
    void clean(Sides sides) throws InterruptedException, Unequal {
        platform.client().act(name, "clean");
        Waiting.until("the schema godwit is gone from the target", Duration.ofMinutes(5), () -> {
            try (Connection target = sides.target(name);
                    Statement statement = target.createStatement();
                    ResultSet result = statement.executeQuery("SELECT to_regnamespace('godwit') IS NULL")) {
                return result.next() && result.getBoolean(1);
            }
        });
    }
}
