package io.godwit.engine.mysql.scan;

/**
 * A condition that no row should meet.
 *
 * @param subject {@code database.table.column}, or the constraint's name instead of the column
 * @param sql true for a row that meets it
 * @param consequence what becomes of such a row, in words
 */
record Condition(ScanRule rule, String subject, String sql, String consequence) {
    static final String LEDGER = "such a row goes to the ledger";
}
