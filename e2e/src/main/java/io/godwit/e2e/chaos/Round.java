package io.godwit.e2e.chaos;

import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One round: a fresh database under an application, moved while faults happen.
 *
 * <pre>
 * fill → migrate ∥ faults → ready ┬→ application stops → its last row arrived → compare → cancel ──┬→ clean
 *                                 └→ cut over ∥ fault → source frozen → application stops → compare ┘
 * </pre>
 */
final class Round {
    private static final Duration READY_LIMIT = Duration.ofMinutes(20);
    private static final Duration ARRIVAL_LIMIT = Duration.ofMinutes(5);
    private static final Duration EQUAL_LIMIT = Duration.ofMinutes(2);
    private static final Duration CONVERGED_LIMIT = Duration.ofMinutes(20);
    private static final long LOADING_BYTES_PER_SECOND = 1_200_000;
    private static final int LAST = 2;

    private final Platform platform;
    private final Sides sides;
    private final RoundPlan plan;
    private final long seed;
    private final Path folder;
    private final long begin = System.nanoTime();

    Round(Platform platform, Sides sides, RoundPlan plan, long seed, Path folder) {
        this.platform = platform;
        this.sides = sides;
        this.plan = plan;
        this.seed = seed;
        this.folder = folder;
    }

    /** @throws Unequal with what differs */
    void run() throws SQLException, IOException, InterruptedException, Unequal {
        String database = "bank" + plan.number();
        sides.create(database);
        try (Connection source = sides.source(database)) {
            Bank.fill(source);
        }
        sides.sourceLink().throttle(LOADING_BYTES_PER_SECOND);
        Migration migration = new Migration(platform, sides, database, folder);
        try (Application application = new Application(sides, database, seed + plan.number())) {
            migration.begin();
            move(migration, database, application);
        } finally {
            sides.thaw();
        }
        if (!plan.cutover()) {
            migration.cancel();
        }
        migration.clean(sides);
        sides.drop(database);
    }

    private void move(Migration migration, String database, Application application)
            throws SQLException, IOException, InterruptedException, Unequal {
        Faults faults = new Faults(platform, sides, migration, this::say);
        faults.start(plan.faults(), false);
        Thread unthrottling = Thread.ofVirtual().start(() -> unthrottle(migration));
        try {
            Waiting.until("it has converged", CONVERGED_LIMIT, () -> migration.holds(Condition.Type.CONVERGED));
            try (Snapshots snapshots = new Snapshots(sides, database)) {
                faults.await();
                migration.await(READY_LIMIT);
                say("ready");
                if (plan.cutover()) {
                    cutOver(migration, faults);
                    application.close();
                } else {
                    application.close();
                    last(database);
                }
                snapshots.check();
                compare(database, application, snapshots);
            }
        } catch (Unequal e) {
            throw new Unequal(e.getMessage() + "\n" + migration.told() + "\nrefused to the application: "
                    + application.refused());
        } finally {
            unthrottling.interrupt();
            sides.sourceLink().heal();
        }
    }

    /** The application goes on and meets a source that takes no more writes; what it committed before must be there. */
    private void cutOver(Migration migration, Faults faults)
            throws SQLException, IOException, InterruptedException, Unequal {
        faults.start(plan.faults(), true);
        migration.startCutover();
        faults.await();
        migration.await(READY_LIMIT);
        say("cut over");
        if (!sides.frozen()) {
            throw new Unequal("the target is open, and the source takes writes");
        }
    }

    private void unthrottle(Migration migration) {
        try {
            Waiting.until("it is loaded", READY_LIMIT, () -> migration.reached(Phase.REPLICATING));
        } catch (InterruptedException | Unequal e) {
            return;
        }
        sides.sourceLink().throttle(Long.MAX_VALUE);
    }

    /** The application's last transaction, after all others: when it has arrived, they have. */
    private void last(String database) throws SQLException, InterruptedException, Unequal {
        try (Connection source = sides.source(database);
                Statement statement = source.createStatement()) {
            statement.executeUpdate("INSERT INTO turnover VALUES (" + LAST + ", 0)");
        }
        Waiting.until("the application's last transaction is in the target", ARRIVAL_LIMIT, () -> {
            try (Connection target = sides.target(database);
                    Statement statement = target.createStatement();
                    ResultSet result = statement.executeQuery(
                            "SELECT count(*) FROM \"" + database + "\".turnover WHERE id = " + LAST)) {
                return result.next() && result.getInt(1) == 1;
            }
        });
    }

    private void compare(String database, Application application, Snapshots snapshots)
            throws SQLException, InterruptedException, Unequal {
        long end = System.nanoTime() + EQUAL_LIMIT.toNanos();
        Comparison comparison = Comparison.of(sides, database);
        while (!comparison.differences().isEmpty() && System.nanoTime() < end) {
            TimeUnit.SECONDS.sleep(2);
            comparison = Comparison.of(sides, database);
        }
        if (!comparison.differences().isEmpty()) {
            throw new Unequal("both sides differ:" + comparison.differences());
        }
        say(String.format(
                Locale.ROOT,
                "equal: %,d rows, %,d transactions, sums right in %,d snapshots",
                comparison.rows(),
                application.committed(),
                snapshots.seen()));
    }

    private synchronized void say(String line) {
        System.out.printf(Locale.ROOT, "  %5.1f s  %s%n", (System.nanoTime() - begin) / 1e9, line);
    }
}
