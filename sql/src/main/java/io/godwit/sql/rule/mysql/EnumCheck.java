package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import java.util.stream.Collectors;

/**
 * An enum that is text keeps its labels as a check. The check is made after the rows and then validated: a row with the empty
 * label, which the source gives to wrong values, is so found and named, not refused.
 *
 * <pre>
 * before  `state` enum('new','paid')
 * after   CHECK ("state" IN ('new', 'paid'))
 * </pre>
 */
public final class EnumCheck implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            if (column.sourceType().is("enum") && column.isText()) {
                String labels = Labels.possible(column.sourceType())
                        .map(l -> table.printer().text(l))
                        .collect(Collectors.joining(", "));
                if (labels.isEmpty() || !Labels.certain(column, table)) {
                    continue;
                }
                String quoted = table.printer().name(column.targetName());
                Checks.add(table, column.targetName() + "_check", column.name(), quoted + " IN (" + labels + ")");
            }
        }
    }
}
