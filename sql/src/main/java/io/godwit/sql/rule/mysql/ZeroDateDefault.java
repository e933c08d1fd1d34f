package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;

/**
 * A zero date is no date on the target: the default goes.
 *
 * <pre>
 * before  `born` date NOT NULL DEFAULT '0000-00-00'
 * after   "born" date, and ZERO_DATE_DEFAULT_DROPPED
 * </pre>
 */
public final class ZeroDateDefault implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : Defaults.open(table)) {
            boolean temporal = column.sourceType().is("date", "datetime", "timestamp");
            if (temporal && Defaults.isZeroDate(column.source().defaultValue())) {
                table.issue(
                        Problem.ZERO_DATE_DEFAULT_DROPPED,
                        column.name(),
                        column.nullable() ? "The column is NULL where nothing is said." : "The column has no default.",
                        column.source().place());
            }
        }
    }
}
