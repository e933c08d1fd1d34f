package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.DataType;

/**
 * The current time by the column's type: a clock on a wall, or a moment; with the column's digits, not with all.
 *
 * <pre>
 * before  `made` datetime DEFAULT CURRENT_TIMESTAMP
 * after   "made" timestamp(0) without time zone DEFAULT LOCALTIMESTAMP(0)
 * </pre>
 */
public final class NowDefault implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : Defaults.open(table)) {
            if (Defaults.isNow(Defaults.value(column)) && column.type().name().startsWith("timestamp")) {
                column.defaultSql(now(column.type()));
            }
        }
    }

    static String now(DataType type) {
        String function = type.name().endsWith("with time zone") ? "CURRENT_TIMESTAMP" : "LOCALTIMESTAMP";
        return function + "(" + type.argument(0, 0) + ")";
    }
}
