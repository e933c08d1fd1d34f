package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.rule.TableDraft;

/** Checks are made when the rows are there, and validated by a statement of their own: one that fails refuses no row. */
final class Checks {
    private Checks() {}

    /** @param source name on the source, for the statement's id */
    static void add(TableDraft table, String wanted, String source, String condition) {
        String name = table.printer().name(table.constraint(wanted));
        String alter = "ALTER TABLE " + table.qualified();
        table.add(
                Stage.FOREIGN_KEYS,
                "check",
                source,
                alter + " ADD CONSTRAINT " + name + " CHECK (" + condition + ") NOT VALID");
        table.add(Stage.FOREIGN_KEYS, "check-validation", source, alter + " VALIDATE CONSTRAINT " + name);
    }
}
