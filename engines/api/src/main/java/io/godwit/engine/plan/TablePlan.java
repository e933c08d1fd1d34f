package io.godwit.engine.plan;

import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.TableName;
import java.util.List;
import java.util.Optional;

/**
 * One table's way from source to target.
 *
 * @param id small number, unique in the plan, stable over its versions: names the table in chunks, logs and metrics
 * @param sourceColumns all columns of the source in its order, those that do not move too: row events count them
 * @param columns what moves, in the order of the tuple in flight; generated columns that the target computes are absent
 * @param key indexes into {@code columns} of the identity: the primary key, else a unique key of NOT NULL columns without
 *     prefix; empty for a table without a key (H6)
 * @param uniques other unique keys, as indexes into {@code columns}; partial and expression ones as all their columns
 * @param cascades the source's foreign keys of which this table is the child and whose action changes rows (H1); the parent
 *     may be a table that does not move
 * @param estimatedRows for planning chunks only
 */
public record TablePlan(
        int id,
        TableName source,
        TableName target,
        List<SourceColumn> sourceColumns,
        List<ColumnPlan> columns,
        List<Integer> key,
        List<List<Integer>> uniques,
        List<ForeignKey> cascades,
        long estimatedRows,
        long estimatedBytes) {

    public TablePlan {
        sourceColumns = List.copyOf(sourceColumns);
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        uniques = uniques.stream().map(List::copyOf).toList();
        cascades = List.copyOf(cascades);
    }

    public boolean keyless() {
        return key.isEmpty();
    }

    /** @param type as the server writes it; @param charset of character types */
    public record SourceColumn(
            int ordinal,
            String name,
            String type,
            boolean nullable,
            Optional<String> charset,
            Optional<String> collation) {}
}
