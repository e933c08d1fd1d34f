package io.godwit.cli.demo;

import io.godwit.cli.ExitCode;
import io.godwit.cli.client.EndpointUrl;
import io.godwit.cli.client.GatewayClient;
import io.godwit.cli.client.MigrationSetup;
import io.godwit.cli.home.Home;
import io.godwit.cli.supervise.SupervisorProcess;
import io.godwit.cli.view.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The main job on embedded defaults: a MariaDB in use moves to PostgreSQL.
 *
 * <pre>
 * servers and platform start → sample filled → application writes → assess … verify → cut over → application switched
 * </pre>
 */
public final class Demo {
    private static final double TRANSACTIONS_PER_SECOND = 300;
    private static final Duration FIRST_TARGET_COMMIT = Duration.ofSeconds(30);

    private final Home home;
    private final boolean keep;
    private final boolean json;
    private final Consumer<Home> startPlatform;
    private final Driver driver;
    private volatile boolean interrupted;

    /** What takes the migration along its road. */
    public interface Driver {
        int drive(Drive drive) throws Exception;
    }

    /** @param switchApplication called when the target is open */
    public record Drive(
            Home home, MigrationSetup setup, char[] password, boolean json, Callable<Void> switchApplication) {}

    public Demo(Home home, boolean keep, boolean json, Consumer<Home> startPlatform, Driver driver) {
        this.home = home;
        this.keep = keep;
        this.json = json;
        this.startPlatform = startPlatform;
        this.driver = driver;
    }

    /** @return an exit code */
    public int run() throws Exception {
        // the application meets a read-only source on purpose; its driver need not print that each time
        System.setProperty("mariadb.logging.disable", "true");
        System.out.println("Godwit 0.1   a MariaDB in use moves to PostgreSQL");
        System.out.println();
        SupervisorProcess supervisor = new SupervisorProcess(home);
        forgetEarlierRun(supervisor);
        home.create();
        Home.write(home.demoMarker(), "");
        if (!keep) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAll(supervisor)));
        }
        Instant begin = Instant.now();
        try (SampleServers servers = SampleServers.start(home, keep)) {
            Thread filling = Thread.ofPlatform().start(() -> fill(servers));
            startPlatform.accept(home);
            filling.join();
            int code = move(servers, begin);
            if (keep) {
                System.out.println(servers.describeKept(home));
            }
            return code;
        } catch (Exception e) {
            if (interrupted) {
                // what fails now fails because its servers end
                return ExitCode.LEFT;
            }
            throw e;
        } finally {
            if (keep) {
                System.out.println("  all of it still runs; ./godwit down " + home.argument() + " ends it");
            } else {
                supervisor.stop();
            }
        }
    }

    private int move(SampleServers servers, Instant begin) throws Exception {
        System.out.println("  source      " + servers.describeSource() + "   an application writes "
                + Math.round(TRANSACTIONS_PER_SECOND) + " tx/s");
        System.out.println("  target      PostgreSQL 18   shop   empty");
        System.out.println();
        try (SampleApplication application = new SampleApplication(servers.source(), TRANSACTIONS_PER_SECOND)) {
            application.start();
            MigrationSetup setup = new MigrationSetup(
                    SampleServers.DATABASE,
                    EndpointUrl.parse(servers.sourceUrl()),
                    EndpointUrl.parse(servers.targetUrl()),
                    GatewayClient.JSON.valueToTree(Map.of()),
                    GatewayClient.JSON.valueToTree(Map.of()),
                    GatewayClient.JSON.valueToTree(Map.of()));
            int code = driver.drive(new Drive(home, setup, servers.godwitPassword(), json, () -> {
                servers.openTargetToApplication();
                application.switchTo(servers.target());
                return null;
            }));
            return code == ExitCode.DONE ? close(application, begin) : code;
        }
    }

    private int close(SampleApplication application, Instant begin) {
        Instant limit = Instant.now().plus(FIRST_TARGET_COMMIT);
        while (application.standstill().isEmpty() && Instant.now().isBefore(limit)) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        System.out.println("  the application: " + Numbers.exact(application.commits()) + " transactions"
                + application
                        .standstill()
                        .map(still ->
                                "; its last commit on MariaDB to its first on PostgreSQL: " + Numbers.duration(still))
                        .orElse("; it has not committed on PostgreSQL"));
        application.failure().ifPresent(failure -> System.out.println("  the application failed: " + failure));
        Path reports = home.root().resolve("reports");
        System.out.println("  assessment  " + reports.resolve("assessment.html") + "        cut-over  "
                + reports.resolve("cutover.html"));
        System.out.println("  " + Numbers.duration(Duration.between(begin, Instant.now())) + " in all");
        return application.standstill().isPresent() && application.failure().isEmpty()
                ? ExitCode.DONE
                : ExitCode.OTHERWISE;
    }

    private static void fill(SampleServers servers) {
        try {
            servers.fill();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("the sample cannot be filled: " + e.getMessage(), e);
        }
    }

    private void stopAll(SupervisorProcess supervisor) {
        if (supervisor.alive()) {
            interrupted = true;
            System.out.println("  ending what the demo started");
            supervisor.stop();
        }
    }

    /** What {@code down} ends besides the platform: the servers that a demo kept in this home. */
    public static void stopKept(Home home) {
        SampleServers.stopKept(home);
    }

    /** Each demo begins empty. A folder that no demo made is left alone. */
    private void forgetEarlierRun(SupervisorProcess supervisor) throws IOException {
        if (!home.madeByDemo()) {
            if (Files.isDirectory(home.root()) && !empty(home.root())) {
                throw new IllegalArgumentException(home.root()
                        + " is not empty and was not made by a demo, which would clear it: give another --home.");
            }
            return;
        }
        supervisor.stop();
        stopKept(home);
        try (Stream<Path> files = Files.walk(home.root())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
