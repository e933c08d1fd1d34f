package io.godwit.benchmark;

/** The rows that are moved: made by the source itself from a sequence, so that every run has the same. */
final class SampleRows {
    static final String DATABASE = "bench";

    private SampleRows() {}

    /** 16 columns of as many types. */
    static String create(String table) {
        return "CREATE TABLE " + table + " (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, total BIGINT UNSIGNED NOT NULL,"
                + " price DECIMAL(12,2) NOT NULL, ratio DOUBLE, name VARCHAR(80) NOT NULL, note TEXT,"
                + " code CHAR(8) NOT NULL, created DATETIME(6) NOT NULL,"
                + " updated TIMESTAMP NOT NULL DEFAULT '2020-01-01 00:00:00', day DATE, clock TIME,"
                + " state ENUM('new','paid','sent','returned') NOT NULL, flags SET('gift','express','abroad') NOT NULL,"
                + " detail JSON, content VARBINARY(64), active BOOLEAN NOT NULL) CHARACTER SET utf8mb4";
    }

    static String fill(String table, long rows) {
        return "INSERT INTO " + table + " SELECT seq, 18446744073709551615 - seq * 7919,"
                + " (seq * 7 % 1000000000) / 100, IF(seq % 7, seq / 3, NULL),"
                + " CONCAT('Customer ', seq * 31 % 1000003, IF(seq % 5, '', ' Müller')),"
                + " IF(seq % 3, CONCAT('left with the neighbour, floor ', seq % 40, ', ring twice'), NULL),"
                + " LPAD(CONV(seq * 2654435761 % 2821109907456, 10, 36), 8, '0'),"
                + " '2021-01-01 00:00:00.000000' + INTERVAL seq * 7919 % 126230400000000 MICROSECOND,"
                + " '2021-01-01 00:00:00' + INTERVAL seq * 61 % 126230400 SECOND,"
                + " '1990-01-01' + INTERVAL seq % 12000 DAY, SEC_TO_TIME(seq * 17 % 86400), 1 + seq % 4, seq % 8,"
                + " CONCAT('{\"colour\":\"', ELT(1 + seq % 4, 'red', 'green', 'blue', 'grey'), '\",\"weight\":', seq % 9000, '}'),"
                + " UNHEX(SHA2(seq, 256)), seq % 2 FROM seq_1_to_" + rows;
    }

    /** One line that differs where rows differ; the same on both sides. Money, long texts and bytes count by their size. */
    static String sum(String table) {
        return "SELECT CONCAT_WS(' ', COUNT(*), SUM(id), SUM(total), SUM(price), SUM(CHAR_LENGTH(name)),"
                + " SUM(CHAR_LENGTH(note)), MAX(code), COUNT(DISTINCT day), SUM(OCTET_LENGTH(content)), COUNT(clock))"
                + " FROM " + table;
    }

    /** A row of everyday size, for changes. */
    static String createAccount() {
        return "CREATE TABLE account (id BIGINT NOT NULL PRIMARY KEY, customer INT NOT NULL, balance DECIMAL(12,2) NOT NULL,"
                + " state VARCHAR(12) NOT NULL, note VARCHAR(80), changed DATETIME(6) NOT NULL)";
    }

    static String fillAccount(long rows) {
        return "INSERT INTO account SELECT seq, seq % 50000, seq / 7, 'open', CONCAT('opened at branch ', seq % 300),"
                + " '2024-01-01' + INTERVAL seq SECOND FROM seq_1_to_" + rows;
    }

    /**
     * Changes number {@code first} to {@code last}, one statement and one row each, {@code per} in a transaction: half of them
     * updates all over the table, a quarter each inserts of new rows and deletes of the oldest. No row is met twice in short
     * time, so that nothing is saved by changes that cancel.
     */
    static String churn() {
        return """
                CREATE OR REPLACE PROCEDURE churn(first BIGINT, last BIGINT, per INT, size BIGINT)
                BEGIN
                  DECLARE i BIGINT DEFAULT first;
                  SET autocommit = 0;
                  WHILE i <= last DO
                    CASE i % 4
                      WHEN 0 THEN INSERT INTO account VALUES (size + 1 + i, i % 50000, i / 9, 'new', 'made by a change', '2025-01-01' + INTERVAL i MICROSECOND);
                      WHEN 1 THEN DELETE FROM account WHERE id = i DIV 4 + 1;
                      ELSE UPDATE account SET balance = i, state = 'moved', changed = '2025-02-02' + INTERVAL i MICROSECOND
                        WHERE id = size DIV 2 + i * 7919 % (size DIV 2);
                    END CASE;
                    IF i % per = 0 THEN COMMIT; END IF;
                    SET i = i + 1;
                  END WHILE;
                  COMMIT;
                END""";
    }

    static String sumAccount(String table) {
        return "SELECT CONCAT_WS(' ', COUNT(*), SUM(id), SUM(balance), SUM(CHAR_LENGTH(state)), MAX(customer),"
                + " SUM(CHAR_LENGTH(note))) FROM " + table;
    }
}
