package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Partitioning;
import io.godwit.sql.tree.Partitioning.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of columns stay; ranges of YEAR, TO_DAYS and UNIX_TIMESTAMP become ranges of the column itself, for the target
 * allows no primary key beside partitions of an expression.
 *
 * <pre>
 * before  PARTITION BY RANGE (year(`day`)) (PARTITION p1 VALUES LESS THAN (2024))
 * after   PARTITION BY RANGE ("day"), with FOR VALUES FROM (MINVALUE) TO ('2024-01-01')
 * </pre>
 */
public final class RangePartitions implements TableRule {
    @Override
    public void apply(TableDraft table) {
        table.source().partitioning().filter(p -> p.method().equals("RANGE")).ifPresent(p -> convert(table, p));
    }

    private static void convert(TableDraft table, Partitioning partitioning) {
        List<Optional<PartitionKey>> keys =
                partitioning.keys().stream().map(k -> PartitionKey.of(table, k)).toList();
        List<List<String>> bounds = new ArrayList<>();
        for (Partition partition : partitioning.partitions()) {
            List<String> bound = new ArrayList<>();
            for (int i = 0; i < Math.min(keys.size(), partition.lessThan().size()); i++) {
                Expression limit = partition.lessThan().get(i);
                keys.get(i).flatMap(k -> k.bound(limit)).ifPresent(bound::add);
            }
            bounds.add(bound);
        }
        boolean understood = !bounds.isEmpty() && bounds.stream().allMatch(b -> b.size() == keys.size());
        if (!understood) {
            Partitions.drop(
                    table, "The ranges of " + table.printer().expressions(partitioning.keys()) + " have no like.");
            return;
        }
        List<String> columns = keys.stream().map(k -> k.orElseThrow().column()).toList();
        table.partitionBy("PARTITION BY RANGE (" + table.columnList(columns) + ")");
        String from = String.join(", ", columns.stream().map(c -> "MINVALUE").toList());
        for (int i = 0; i < bounds.size(); i++) {
            String to = String.join(", ", bounds.get(i));
            String name = partitioning.partitions().get(i).name();
            Partitions.add(table, name, "FOR VALUES FROM (" + from + ") TO (" + to + ")");
            from = to;
        }
        if (columns.stream().flatMap(c -> table.column(c).stream()).anyMatch(c -> c.nullable())) {
            // the source puts NULL into the lowest partition, the target only into a default one
            Partitions.add(table, "default", "DEFAULT");
        }
        Partitions.mentionSubpartitions(table, partitioning);
    }
}
