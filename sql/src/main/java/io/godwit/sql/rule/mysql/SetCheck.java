package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import java.util.stream.Collectors;

/**
 * A set that is text or an array keeps its labels as a check.
 *
 * <pre>
 * before  `tags` set('a','b')
 * after   CHECK (string_to_array("tags", ',') <@ ARRAY['a', 'b'])
 * </pre>
 */
public final class SetCheck implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            if (column.sourceType().is("set") && Labels.certain(column, table)) {
                String labels = Labels.possible(column.sourceType())
                        .map(l -> table.printer().text(l))
                        .collect(Collectors.joining(", "));
                String quoted = table.printer().name(column.targetName());
                String array = column.isText() ? "string_to_array(" + quoted + ", ',')" : quoted;
                Checks.add(
                        table,
                        column.targetName() + "_check",
                        column.name(),
                        array + " <@ ARRAY[" + labels + "]::text[]");
            }
        }
    }
}
