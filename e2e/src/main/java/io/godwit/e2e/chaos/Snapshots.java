package io.godwit.e2e.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at the bank's sums in one snapshot of the target after the other, from the moment on at which they must be right. */
final class Snapshots implements AutoCloseable {
    private static final long EVERY_MILLIS = 100;

    private final Sides sides;
    private final String database;
    private final Thread thread;
    private volatile boolean ending;
    private volatile long seen;
    private volatile String wrong = "";

    Snapshots(Sides sides, String database) {
        this.sides = sides;
        this.database = database;
        this.thread = Thread.ofVirtual().name("snapshots").start(this::loop);
    }

    long seen() {
        return seen;
    }

    void check() throws Unequal {
        if (!wrong.isEmpty()) {
            throw new Unequal("in a snapshot of the target after it had converged " + wrong);
        }
    }

    private void loop() {
        while (!ending && wrong.isEmpty()) {
            try (Connection connection = sides.target(database)) {
                while (!ending && wrong.isEmpty()) {
                    wrong = Bank.wrong(connection, database);
                    seen++;
                    TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
                }
            } catch (SQLException away) {
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(EVERY_MILLIS * 1_000_000);
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
