package io.godwit.worker.road;

import io.godwit.platform.servers.test.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An application that does not stop: inserts, updates, deletes, key changes, cascades, transfers, rollbacks. */
final class Application implements AutoCloseable {
    private static final boolean CASCADES = System.getenv("NO_CASCADES") == null;
    private final TestDatabase database;
    private final Random random;
    private final Thread thread;
    private final AtomicLong transactions = new AtomicLong();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile String failure = "";

    Application(TestDatabase database, long seed) {
        this.database = database;
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().daemon().name("application").start(this::run);
    }

    long transactions() {
        return transactions.get();
    }

    /** What ended it but {@link #close}: a read-only source, at the cut-over. */
    String failure() {
        return failure;
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("SET time_zone = '+03:30'");
                while (stopping.getCount() > 0) {
                    transaction(connection, statement);
                    transactions.incrementAndGet();
                }
            } catch (SQLException e) {
                failure = e.getSQLState() + " " + e.getMessage();
                pause(20);
            }
        }
    }

    private void transaction(Connection connection, Statement statement) throws SQLException {
        int steps = random.nextInt(20) == 0 ? 200 : 1 + random.nextInt(4);
        for (int i = 0; i < steps; i++) {
            step(connection, statement);
        }
        if (random.nextInt(10) == 0) {
            // because of it MariaDB logs what is rolled back
            statement.execute("CREATE TEMPORARY TABLE made (a INT)");
            statement.execute("DROP TEMPORARY TABLE made");
            connection.rollback();
        } else {
            connection.commit();
        }
    }

    private void step(Connection connection, Statement statement) throws SQLException {
        int any = random.nextInt(1_000_000);
        int kind = random.nextInt(12);
        switch (CASCADES || (kind != 4 && kind != 5) ? kind : 6) {
            case 0 ->
                statement.execute(
                        "INSERT INTO customer (email, name, created) VALUES (UUID(), 'new " + any + "', NOW(6))");
            case 1 -> statement.execute("UPDATE customer SET name = CONCAT(name, '!') WHERE id = " + any % 300);
            case 2 ->
                statement.execute("INSERT INTO orders (customer, total, placed) SELECT id, " + any
                        + " / 100, NOW(3) FROM customer ORDER BY id DESC LIMIT 1");
            case 3 ->
                statement.execute("INSERT IGNORE INTO item SELECT id, " + any % 9 + ", 'added', 0.1 FROM orders"
                        + " ORDER BY id DESC LIMIT 1");
            case 4 -> statement.execute("DELETE FROM customer WHERE id = " + any % 3_000);
            case 5 -> statement.execute("UPDATE IGNORE customer SET id = id + 1000000 WHERE id = " + any % 3_000);
            case 6 -> transfer(connection, any);
            case 7 -> statement.execute("INSERT INTO note VALUES (" + any % 10 + ", 'dup', " + any % 4 + " / 3)");
            case 8 -> statement.execute("DELETE FROM note WHERE a = " + any % 10 + " LIMIT 3");
            case 9 -> statement.execute("UPDATE note SET b = 'seen' WHERE a = " + any % 10 + " LIMIT 2");
            case 10 ->
                statement.execute("UPDATE document SET body = REPEAT('new ', " + any % 300 + ") WHERE name = 'doc "
                        + any % 500 + "'");
            default ->
                statement.execute("UPDATE IGNORE document SET name = 'doc " + any % 700 + "' WHERE name = 'doc "
                        + any % 500 + "'");
        }
    }

    /** The sum of all balances never changes. */
    private void transfer(Connection connection, int any) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE account SET balance = balance + ? WHERE id = ?")) {
            update.setInt(1, -(any % 50));
            update.setInt(2, 1 + any % 100);
            update.execute();
            update.setInt(1, any % 50);
            update.setInt(2, 1 + (any + 7) % 100);
            update.execute();
        }
    }

    private void pause(long millis) {
        try {
            stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
