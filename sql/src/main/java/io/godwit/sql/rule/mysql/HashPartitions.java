package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Partitioning;
import io.godwit.sql.tree.Parts;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * HASH and KEY spread rows over as many partitions, by the columns that are mentioned; which row lies where is another thing,
 * and changes no result.
 *
 * <pre>
 * before  PARTITION BY KEY (`id`) PARTITIONS 4
 * after   PARTITION BY HASH ("id"), with four partitions
 * </pre>
 */
public final class HashPartitions implements TableRule {
    @Override
    public void apply(TableDraft table) {
        table.source()
                .partitioning()
                .filter(p -> p.method().equals("HASH") || p.method().equals("KEY"))
                .ifPresent(p -> convert(table, p));
    }

    private static void convert(TableDraft table, Partitioning partitioning) {
        List<String> columns = columns(table, partitioning.keys());
        boolean generated = columns.stream()
                .flatMap(c -> table.column(c).stream())
                .anyMatch(c -> c.source().generated().isPresent());
        if (columns.isEmpty() || generated) {
            Partitions.drop(table, "No column decides on the partition that the target can use.");
            return;
        }
        table.partitionBy("PARTITION BY HASH (" + table.columnList(columns) + ")");
        int count = Math.max(partitioning.count(), partitioning.partitions().size());
        for (int i = 0; i < count; i++) {
            String name = i < partitioning.partitions().size()
                    ? partitioning.partitions().get(i).name()
                    : "p" + i;
            Partitions.add(table, name, "FOR VALUES WITH (MODULUS " + count + ", REMAINDER " + i + ")");
        }
        table.issue(Problem.PARTITIONS_CHANGED, "Rows are spread by " + String.join(", ", columns) + ".");
    }

    /** KEY () means the primary key. */
    private static List<String> columns(TableDraft table, List<Expression> keys) {
        Set<String> columns = new LinkedHashSet<>();
        keys.forEach(key -> Parts.visit(key, part -> {
            if (part instanceof Column column) {
                columns.add(column.name());
            }
        }));
        if (keys.isEmpty()) {
            table.keys(Kind.PRIMARY).forEach(k -> columns.addAll(table.columnsOf(k)));
        }
        return new ArrayList<>(columns);
    }
}
