package io.godwit.e2e.chaos;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The database that moves. Two sums hold in every transaction: money is neither made nor lost, and the turnover is the sum of
 * all transfers. Beside the bank: a composite key that changes, cascades, a unique value that wanders, a table without a key.
 */
final class Bank {
    static final int ACCOUNTS = 1_000;
    static final int SHELVES = 100;
    static final int SLOTS = 400;
    static final int ORDERS = 2_000;
    static final List<String> TABLES =
            List.of("account", "transfer", "turnover", "item", "orders", "order_line", "visit");
    private static final BigDecimal MONEY = new BigDecimal("100000.00");

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE account (id int NOT NULL PRIMARY KEY, code varchar(20) NOT NULL UNIQUE,"
                    + " balance decimal(14,2) NOT NULL, touched datetime(6) NOT NULL)",
            "CREATE TABLE transfer (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, payer int NOT NULL,"
                    + " payee int NOT NULL, amount decimal(14,2) NOT NULL,"
                    + " at timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3))",
            "CREATE TABLE turnover (id int NOT NULL PRIMARY KEY, total decimal(18,2) NOT NULL)",
            "CREATE TABLE item (shelf int NOT NULL, slot int NOT NULL, name varchar(60), body text,"
                    + " mark varbinary(32), PRIMARY KEY (shelf, slot))",
            "CREATE TABLE orders (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, customer varchar(40) NOT NULL)",
            "CREATE TABLE order_line (order_id int NOT NULL, n int NOT NULL, quantity int, PRIMARY KEY (order_id, n),"
                    + " FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE)",
            "CREATE TABLE visit (a int, b varchar(20), c double)",
            "INSERT INTO account SELECT seq, concat('A', seq), 100, '2024-02-29 12:00:00.123456' FROM seq_1_to_"
                    + ACCOUNTS,
            "INSERT INTO turnover VALUES (1, 0)",
            "INSERT INTO item SELECT seq DIV " + SLOTS + ", seq MOD " + SLOTS + ", concat('Ding ', seq),"
                    + " repeat(concat('é', seq, ' '), 25), unhex(sha1(seq)) FROM seq_0_to_" + (SHELVES * SLOTS - 1),
            "INSERT INTO orders SELECT seq, concat('Ünï ', seq) FROM seq_1_to_" + ORDERS,
            "INSERT INTO order_line SELECT 1 + seq MOD " + ORDERS + ", seq, seq MOD 7 FROM seq_1_to_" + 3 * ORDERS,
            "INSERT INTO visit SELECT seq MOD 7, nullif(concat('v', seq MOD 3), 'v0'), seq MOD 5 / 4 FROM seq_1_to_300");

    private Bank() {}

    static void fill(Connection source) throws SQLException {
        try (Statement statement = source.createStatement()) {
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
    }

    /** What is wrong with the sums in one snapshot of the target; empty when they are right. */
    static String wrong(Connection target, String schema) throws SQLException {
        String sql = "SELECT (SELECT coalesce(sum(balance), 0) FROM \"%1$s\".account),"
                + " (SELECT coalesce(sum(amount), 0) FROM \"%1$s\".transfer),"
                + " (SELECT coalesce(sum(total), 0) FROM \"%1$s\".turnover WHERE id = 1)";
        try (Statement statement = target.createStatement();
                ResultSet result = statement.executeQuery(sql.formatted(schema))) {
            result.next();
            BigDecimal money = result.getBigDecimal(1);
            BigDecimal transferred = result.getBigDecimal(2);
            BigDecimal turnover = result.getBigDecimal(3);
            if (money.compareTo(MONEY) != 0) {
                return "the accounts hold " + money + " instead of " + MONEY;
            }
            return transferred.compareTo(turnover) == 0
                    ? ""
                    : "the transfers are " + transferred + ", the turnover is " + turnover;
        }
    }
}
