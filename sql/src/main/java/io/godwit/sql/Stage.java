package io.godwit.sql;

/** When a statement is executed on the target: in this order, with the rows between TABLES and KEYS. */
public enum Stage {
    /** Types and bare tables with their comments and partitions. The schema itself is made by the caller. */
    TABLES,
    /** Primary keys and indexes that are not unique: after the rows. */
    KEYS,
    /** Other unique keys: once source and target converged. */
    UNIQUE_KEYS,
    /** Foreign keys and checks, NOT VALID, each followed by its validation as a statement of its own. */
    FOREIGN_KEYS,
    /** Views and routines. */
    CODE,
    /** Triggers: at cut-over. */
    TRIGGERS,
    /** Identity columns and sequences: at cut-over. */
    IDENTITY
}
