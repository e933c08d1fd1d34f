package io.godwit.cli.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/**
 * The transactions of the sample's application: inserts, updates, deletes with cascades, changes of keys, transfers whose
 * sum stays the same, rolled-back work, and now and then very many rows at once. The statements are the same on both sides:
 * names in double quotes (ANSI_QUOTES on the source), the schema by the session.
 */
final class SampleTransactions {
    /** Rows of {@code account}; the sum of its cents never changes. */
    private static final int ACCOUNTS = 1000;

    private final int session;
    private final Random random;
    private long count;

    SampleTransactions(int session, Random random) {
        this.session = session;
        this.random = random;
    }

    /** @return whether it committed, or was rolled back as planned */
    boolean next(Connection connection) throws SQLException {
        count++;
        if (session == 0 && count % 1500 == 700) {
            manyRows(connection, count % 3000 == 700 ? 100_000 : 5_000);
        } else {
            switch (random.nextInt(12)) {
                case 0, 1 -> order(connection);
                case 2 -> customer(connection);
                case 3 -> removeOrder(connection);
                case 4 -> changeKeys(connection);
                case 5 -> keyless(connection);
                case 6 -> removeCustomer(connection);
                case 7 -> {
                    rolledBack(connection);
                    return false;
                }
                default -> transfer(connection);
            }
        }
        connection.commit();
        return true;
    }

    private void transfer(Connection connection) throws SQLException {
        int from = 1 + random.nextInt(ACCOUNTS);
        int to = 1 + random.nextInt(ACCOUNTS);
        int cents = random.nextInt(500);
        // always in the order of the key, so that two sessions do not lock each other out
        update(
                connection,
                "UPDATE account SET cents = cents + ? WHERE id = ?",
                from < to ? -cents : cents,
                Math.min(from, to));
        update(
                connection,
                "UPDATE account SET cents = cents + ? WHERE id = ?",
                from < to ? cents : -cents,
                Math.max(from, to));
    }

    private void order(Connection connection) throws SQLException {
        long id;
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO \"order\" (customer_id, state, total, remark) VALUES (?, 'open', 0, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
            insert.setLong(1, 1 + random.nextInt(20_000));
            insert.setString(2, random.nextInt(3) == 0 ? null : "ordered online – 🛒 " + count);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                id = keys.getLong(1);
            }
        }
        for (int line = 1; line <= 1 + random.nextInt(4); line++) {
            update(
                    connection,
                    "INSERT INTO order_line (order_id, line, product_id, quantity, price) VALUES (?, ?, ?, ?, 9.99)",
                    id,
                    line,
                    1 + random.nextInt(5000),
                    1 + random.nextInt(5));
        }
    }

    private void customer(Connection connection) throws SQLException {
        update(
                connection,
                "UPDATE customer SET balance = balance + 0.25, vip = 1 - vip, name = ? WHERE id = ?",
                "Renamed Ünïcode " + random.nextInt(100),
                1 + random.nextInt(50_000));
        update(
                connection,
                "INSERT INTO message (sender, subject, body, sent) SELECT id, 'Hi', ?, CURRENT_TIMESTAMP FROM customer WHERE id = ?",
                "body " + count,
                1 + random.nextInt(50_000));
    }

    private void removeOrder(Connection connection) throws SQLException {
        update(connection, "DELETE FROM \"order\" WHERE id = ?", 1001 + random.nextInt(29_000));
    }

    /** Customers beyond 20,000 come and go, with all that hangs on them. */
    private void removeCustomer(Connection connection) throws SQLException {
        update(connection, "DELETE FROM customer WHERE id = ?", 20_001 + random.nextInt(30_000));
        update(
                connection,
                "INSERT INTO customer (email, name, status, born) VALUES (?, 'Neu', 'active', '1999-12-31')",
                "new-" + session + "-" + count + "@example.org");
    }

    private void changeKeys(Connection connection) throws SQLException {
        int a = 1 + random.nextInt(300);
        update(connection, "UPDATE coupon SET code = ? WHERE code = ?", "X" + session + "-" + count, "SAVE" + a);
        update(
                connection,
                "UPDATE \"Stock Level\" SET \"select\" = \"select\" + 100000, \"count\" = \"count\" - 1 WHERE \"select\" = ?",
                random.nextInt(2000));
    }

    private void keyless(Connection connection) throws SQLException {
        update(
                connection,
                "INSERT INTO audit_log (at, actor, what, score) VALUES (CURRENT_TIMESTAMP, ?, 'seen', ?)",
                "app" + session,
                random.nextInt(3));
    }

    private void rolledBack(Connection connection) throws SQLException {
        update(connection, "UPDATE account SET cents = 0 WHERE id = ?", 1 + random.nextInt(ACCOUNTS));
        update(connection, "DELETE FROM message WHERE id = ?", 1 + random.nextInt(5000));
        connection.rollback();
    }

    private void manyRows(Connection connection, int rows) throws SQLException {
        update(
                connection,
                "INSERT INTO event (customer_id, kind, at, path, millis, amount)"
                        + " SELECT customer_id, 7, CURRENT_TIMESTAMP, path, millis, amount FROM event WHERE id <= ?",
                rows);
        update(connection, "UPDATE event SET millis = 1 WHERE id <= ?", rows / 10);
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
