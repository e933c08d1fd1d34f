package io.godwit.engine.catalog;

import io.godwit.engine.EngineException;
import java.util.List;

/**
 * Reads what a database holds and whether it may be migrated. One connection, read only, used by one thread at a time.
 *
 * @see EngineException for what every method may throw
 */
public interface CatalogReader extends AutoCloseable {

    /** The catalog of the endpoint's database, reduced to what is selected; views and code always whole. */
    Catalog read(Selection selection);

    /** The preconditions of this endpoint as a source: log format, row image, retention, rights, settings. */
    List<Check> checkSource(Selection selection);

    /** The preconditions of this endpoint as a target: rights, version, settings, names that are taken. */
    List<Check> checkTarget(Selection selection);

    /** Whether the tables that are to come would meet others of the same name that hold rows already. */
    default List<Check> checkTaken(List<TableName> coming) {
        return List.of();
    }

    /**
     * Looks into the rows for values that the target cannot hold as planned: zero dates, NUL characters, values out of
     * range, keys that are equal only to one side. One check for each table, column and rule that is met, with the number
     * of rows; may take long, is read only.
     */
    List<Check> scan(io.godwit.engine.plan.SchemaPlan plan);

    @Override
    void close();
}
