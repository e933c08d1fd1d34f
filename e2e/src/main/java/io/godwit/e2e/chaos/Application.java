package io.godwit.e2e.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The bank at work: a few sessions that write all the time, and connect again when the database was away. */
final class Application implements AutoCloseable {
    private static final int SESSIONS = 3;
    private static final double PER_SECOND = 200;

    private final Sides sides;
    private final String database;
    private final AtomicLong committed = new AtomicLong();
    private final Map<String, Integer> refused = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    Application(Sides sides, String database, long seed) {
        this.sides = sides;
        this.database = database;
        for (int session = 0; session < SESSIONS; session++) {
            int number = session;
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("application-" + session)
                    .start(() -> work(new Transactions(number, SESSIONS, new Random(seed + number)))));
        }
    }

    long committed() {
        return committed.get();
    }

    /** What the database refused, by message: the application's own mistakes show here. */
    Map<String, Integer> refused() {
        return refused;
    }

    private void work(Transactions transactions) {
        while (!ending) {
            try (Connection connection = sides.source(database)) {
                connection.setAutoCommit(false);
                session(connection, transactions);
            } catch (SQLException away) {
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private void session(Connection connection, Transactions transactions) throws SQLException {
        long pause = (long) (1e9 * SESSIONS / PER_SECOND);
        long next = System.nanoTime();
        while (!ending) {
            try {
                if (transactions.next(connection)) {
                    committed.incrementAndGet();
                }
            } catch (SQLException e) {
                if (!connection.isValid(1)) {
                    return;
                }
                refused.merge(e.getErrorCode() + " " + e.getMessage(), 1, Integer::sum);
                connection.rollback();
            }
            next = Math.max(next + pause, System.nanoTime() - 500_000_000);
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
        }
    }

    @Override
    public void close() throws InterruptedException {
        ending = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
