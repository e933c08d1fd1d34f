package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;
import io.godwit.sql.type.Policy;
import java.util.Map;

/**
 * Under the policy zero-date=null a column that holds zero dates, or has one as its default, takes NULL; not so in a primary
 * key.
 *
 * <pre>
 * before  `seen` datetime NOT NULL DEFAULT '0000-00-00 00:00:00'
 * after   "seen" timestamp(0) without time zone
 * </pre>
 */
public final class ZeroDates implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            if (!column.sourceType().is("date", "datetime", "timestamp")) {
                continue;
            }
            String choice = table.options().policies().of(Policy.ZERO_DATE, table.name(), column.name());
            column.type(column.type(), Map.of(Policy.ZERO_DATE.label(), choice));
            boolean known = table.context().zeroDates().contains(table.name() + "." + column.name());
            boolean byDefault = Defaults.isZeroDate(column.source().defaultValue());
            if (!choice.equals("null") || column.nullable() || !(known || byDefault) || isInPrimaryKey(table, column)) {
                continue;
            }
            column.makeNullable();
            table.issue(
                    Problem.ZERO_DATE_BECOMES_NULL,
                    column.name(),
                    known ? "It holds zero dates and is NOT NULL." : "Its default is a zero date and it is NOT NULL.",
                    column.source().place());
        }
    }

    private static boolean isInPrimaryKey(TableDraft table, ColumnDraft column) {
        return table.keys(Kind.PRIMARY)
                .anyMatch(k -> table.columnsOf(k).stream().anyMatch(column.name()::equalsIgnoreCase));
    }
}
