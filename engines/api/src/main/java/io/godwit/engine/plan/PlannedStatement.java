package io.godwit.engine.plan;

import io.godwit.engine.catalog.TableName;
import java.util.Optional;

/**
 * One statement that shapes the target. Executed by the worker alone, once, and recorded by id.
 *
 * @param id unique and stable: kind, table and name, {@code index/shop.customer/email}
 * @param table the target table that it belongs to, where there is one
 * @param columns for IDENTITY: the one column whose generator is to be set past its largest value
 */
public record PlannedStatement(String id, Stage stage, Optional<TableName> table, String sql, Optional<String> column) {

    /** In this order. */
    public enum Stage {
        /** Schemas, types, extension functions, bare tables. */
        TABLES,
        /** Primary keys and indexes that are not unique: after the rows. */
        KEYS,
        /** Other unique keys: once converged. */
        UNIQUE_KEYS,
        /** Foreign keys, NOT VALID, and their validation. */
        FOREIGN_KEYS,
        /** Views and routines. */
        CODE,
        /** Triggers: at cut-over. */
        TRIGGERS,
        /** Identity and sequences: at cut-over. */
        IDENTITY
    }
}
