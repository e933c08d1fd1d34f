package io.godwit.e2e.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** One session's transactions: money moves, keys change, unique values swap, parents go with their children. */
final class Transactions {
    private static final int LARGE_EVERY = 400;
    private static final int LARGE_SHELVES = 25;

    private final int session;
    private final int sessions;
    private final Random random;
    private int fresh;
    private int count;

    Transactions(int session, int sessions, Random random) {
        this.session = session;
        this.sessions = sessions;
        this.random = random;
    }

    /** True when it was committed: some are rolled back on purpose. */
    boolean next(Connection connection) throws SQLException {
        count++;
        try (Statement statement = connection.createStatement()) {
            if (session == 0 && count % LARGE_EVERY == LARGE_EVERY / 4) {
                large(statement);
            } else {
                for (int i = 0; i <= random.nextInt(2); i++) {
                    small(statement);
                }
            }
        }
        if (random.nextInt(15) == 0) {
            connection.rollback();
            return false;
        }
        connection.commit();
        return true;
    }

    private void small(Statement statement) throws SQLException {
        int chance = random.nextInt(100);
        if (chance < 45) {
            transfer(statement);
        } else if (chance < 75) {
            item(statement, chance % 4);
        } else if (chance < 82) {
            swapCodes(statement);
        } else if (chance < 92) {
            order(statement);
        } else {
            visit(statement, chance % 3);
        }
    }

    private void transfer(Statement statement) throws SQLException {
        int payer = account();
        int payee = account();
        String amount = (1 + random.nextInt(99)) + "." + (10 + random.nextInt(90));
        statement.executeUpdate("UPDATE account SET balance = balance - " + amount + ", touched = now(6) WHERE id = "
                + Math.min(payer, payee));
        statement.executeUpdate("UPDATE account SET balance = balance + " + amount + ", touched = now(6) WHERE id = "
                + Math.max(payer, payee));
        statement.executeUpdate(
                "INSERT INTO transfer (payer, payee, amount) VALUES (" + payer + ", " + payee + ", " + amount + ")");
        statement.executeUpdate("UPDATE turnover SET total = total + " + amount + " WHERE id = 1");
    }

    private void item(Statement statement, int kind) throws SQLException {
        String one = " WHERE shelf = " + random.nextInt(Bank.SHELVES) + " AND slot = " + random.nextInt(Bank.SLOTS);
        switch (kind) {
            case 0 ->
                statement.executeUpdate("INSERT INTO item VALUES (" + random.nextInt(Bank.SHELVES) + ", " + fresh()
                        + ", 'new', repeat('ß', " + random.nextInt(200) + "), x'00ff')");
            case 1 -> statement.executeUpdate("DELETE FROM item" + one);
            case 2 -> statement.executeUpdate("UPDATE item SET slot = " + fresh() + one);
            default ->
                statement.executeUpdate(
                        "UPDATE item SET name = " + (random.nextBoolean() ? "NULL" : "'" + fresh() + "'") + one);
        }
    }

    /** Two rows swap a unique value. */
    private void swapCodes(Statement statement) throws SQLException {
        int one = account();
        int other = account();
        if (one == other) {
            return;
        }
        String a = "(SELECT code FROM (SELECT code FROM account WHERE id = " + one + ") held)";
        String b = "(SELECT code FROM (SELECT code FROM account WHERE id = " + other + ") held)";
        statement.execute("SET @a = " + a + ", @b = " + b);
        statement.executeUpdate("UPDATE account SET code = 'swap" + session + "' WHERE id = " + one);
        statement.executeUpdate("UPDATE account SET code = @a WHERE id = " + other);
        statement.executeUpdate("UPDATE account SET code = @b WHERE id = " + one);
    }

    private void order(Statement statement) throws SQLException {
        statement.executeUpdate("DELETE FROM orders WHERE id = " + (1 + random.nextInt(2 * Bank.ORDERS)));
        statement.executeUpdate("INSERT INTO orders (customer) VALUES ('c" + fresh() + "')");
        statement.executeUpdate(
                "INSERT INTO order_line VALUES (last_insert_id(), 1, 1), (last_insert_id(), 2, " + fresh + ")");
    }

    private void visit(Statement statement, int kind) throws SQLException {
        switch (kind) {
            case 0 ->
                statement.executeUpdate(
                        "INSERT INTO visit VALUES (" + random.nextInt(7) + ", 'v" + random.nextInt(3) + "', 0.5)");
            case 1 -> statement.executeUpdate("DELETE FROM visit WHERE a = " + random.nextInt(7) + " LIMIT 1");
            default ->
                statement.executeUpdate("UPDATE visit SET c = c + 0.25 WHERE a = " + random.nextInt(7) + " LIMIT 2");
        }
    }

    /** About 10,000 rows. */
    private void large(Statement statement) throws SQLException {
        int from = random.nextInt(Bank.SHELVES - LARGE_SHELVES);
        statement.executeUpdate("UPDATE item SET name = concat('L', " + count + ", left(coalesce(name, ''), 20))"
                + " WHERE shelf BETWEEN " + from + " AND " + (from + LARGE_SHELVES));
        for (int i = 0; i < 10; i++) {
            transfer(statement);
        }
    }

    private int account() {
        return 1 + random.nextInt(Bank.ACCOUNTS);
    }

    /** A number that nobody else uses. */
    private int fresh() {
        return 100_000 + session + sessions * fresh++;
    }
}
