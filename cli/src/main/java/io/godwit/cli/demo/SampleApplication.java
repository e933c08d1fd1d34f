package io.godwit.cli.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An application in use: several sessions that write all the time. Meeting a source that takes no writes, it tries again;
 * switched to the target, it goes on writing there with the same statements.
 */
final class SampleApplication implements AutoCloseable {
    private static final int SESSIONS = 3;
    private static final Duration RETRY = Duration.ofMillis(20);

    private final Database source;
    private final double perSecond;
    private final AtomicReference<Database> now;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicReference<@Nullable Instant> lastOnSource = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> firstOnTarget = new AtomicReference<>();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private volatile boolean ending;

    /** Somewhere to write. */
    interface Database {
        Connection connect() throws SQLException;

        /** Whether this failure only says that no writes are taken now. */
        boolean closedForWrites(SQLException failure);
    }

    SampleApplication(Database source, double perSecond) {
        this.source = source;
        this.perSecond = perSecond;
        this.now = new AtomicReference<>(source);
    }

    void start() {
        for (int session = 0; session < SESSIONS; session++) {
            int number = session;
            threads.add(
                    Thread.ofPlatform().daemon().name("application-" + session).start(() -> work(number)));
        }
    }

    void switchTo(Database target) {
        now.set(target);
    }

    long commits() {
        return commits.get();
    }

    /** From the last commit on the source to the first on the target; empty before both happened. */
    java.util.Optional<Duration> standstill() {
        Instant last = lastOnSource.get();
        Instant first = firstOnTarget.get();
        return last == null || first == null
                ? java.util.Optional.empty()
                : java.util.Optional.of(Duration.between(last, first));
    }

    /** What went wrong that an application would not expect; empty when all is well. */
    java.util.Optional<String> failure() {
        return java.util.Optional.ofNullable(failure.get());
    }

    private void work(int number) {
        SampleTransactions transactions = new SampleTransactions(number, new Random(number));
        long pauseNanos = (long) (1e9 * SESSIONS / perSecond);
        while (!ending) {
            Database database = java.util.Objects.requireNonNull(now.get());
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                session(database, connection, transactions, pauseNanos);
            } catch (SQLException e) {
                if (!ending && database == now.get() && !expected(database, e)) {
                    failure.compareAndSet(null, e.getSQLState() + " " + e.getMessage());
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private void session(Database database, Connection connection, SampleTransactions transactions, long pauseNanos)
            throws SQLException {
        long next = System.nanoTime();
        while (!ending && database == now.get()) {
            boolean committed = transactions.next(connection);
            if (committed) {
                note(database);
            }
            next += pauseNanos;
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else if (wait < -1_000_000_000L) {
                next = System.nanoTime();
            }
        }
    }

    private void note(Database database) {
        commits.incrementAndGet();
        if (database == source) {
            lastOnSource.set(Instant.now());
        } else {
            firstOnTarget.compareAndSet(null, Instant.now());
        }
    }

    /** Deadlocks and lock time-outs are an application's daily bread; so is a connection that was ended. */
    private static boolean expected(Database database, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return database.closedForWrites(e)
                || state.startsWith("40")
                || state.startsWith("08")
                || e.getErrorCode() == 1205;
    }

    @Override
    public void close() {
        ending = true;
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
