package io.godwit.engine.plan;

import io.godwit.engine.catalog.Catalog.ServerIdentity;
import java.util.List;

/**
 * What conversion hands to the worker: immutable, named by the SHA-256 of its JSON bytes ({@link SchemaPlans}).
 *
 * @param format version of this record's JSON; a reader refuses a newer one
 * @param tables what moves, in the source's order
 * @param statements what shapes the target, by stage and in order within a stage
 */
public record SchemaPlan(
        int format,
        String sourceEngine,
        String targetEngine,
        ServerIdentity sourceServer,
        String sourceDatabase,
        List<TablePlan> tables,
        List<PlannedStatement> statements) {

    public static final int FORMAT = 1;

    public SchemaPlan {
        tables = List.copyOf(tables);
        statements = List.copyOf(statements);
    }

    /** The same source and target with other tables and statements. */
    public SchemaPlan with(List<TablePlan> newTables, List<PlannedStatement> newStatements) {
        return new SchemaPlan(
                format, sourceEngine, targetEngine, sourceServer, sourceDatabase, newTables, newStatements);
    }
}
