package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.NullLiteral;
import io.godwit.sql.tree.Partitioning;
import io.godwit.sql.tree.Partitioning.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists of values of one column stay.
 *
 * <pre>
 * before  PARTITION BY LIST (`region`) (PARTITION north VALUES IN (1,2))
 * after   PARTITION BY LIST ("region"), with FOR VALUES IN (1, 2)
 * </pre>
 */
public final class ListPartitions implements TableRule {
    @Override
    public void apply(TableDraft table) {
        table.source().partitioning().filter(p -> p.method().equals("LIST")).ifPresent(p -> convert(table, p));
    }

    private static void convert(TableDraft table, Partitioning partitioning) {
        Optional<PartitionKey> key = partitioning.keys().size() == 1
                ? PartitionKey.of(table, partitioning.keys().getFirst())
                        .filter(k -> k.function().isEmpty())
                : Optional.empty();
        List<String> lists = new ArrayList<>();
        for (Partition partition : partitioning.partitions()) {
            List<String> values = new ArrayList<>();
            for (List<Expression> row : partition.in()) {
                Expression value = row.getFirst();
                (value instanceof NullLiteral ? Optional.of("NULL") : key.flatMap(k -> k.bound(value)))
                        .ifPresent(values::add);
            }
            if (values.size() == partition.in().size()) {
                lists.add(String.join(", ", values));
            }
        }
        if (key.isEmpty() || lists.size() != partitioning.partitions().size()) {
            Partitions.drop(
                    table, "The lists of " + table.printer().expressions(partitioning.keys()) + " have no like.");
            return;
        }
        table.partitionBy(
                "PARTITION BY LIST (" + table.columnList(List.of(key.get().column())) + ")");
        for (int i = 0; i < lists.size(); i++) {
            String values = lists.get(i).isEmpty() ? "DEFAULT" : "FOR VALUES IN (" + lists.get(i) + ")";
            Partitions.add(table, partitioning.partitions().get(i).name(), values);
        }
        Partitions.mentionSubpartitions(table, partitioning);
    }
}
