package io.godwit.sql.rule;

/** A rule for tables: shapes the draft. Rules run in the order of their list. */
public non-sealed interface TableRule extends Rule {
    void apply(TableDraft table);
}
