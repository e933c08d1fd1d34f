package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;

/**
 * The target has no invisible columns.
 *
 * <pre>
 * before  `secret` int INVISIBLE
 * after   "secret" integer, and HIDDEN_COLUMN
 * </pre>
 */
public final class HiddenColumns implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            if (column.source().invisible()) {
                table.issue(
                        Problem.HIDDEN_COLUMN,
                        column.name(),
                        "It is INVISIBLE.",
                        column.source().place());
            }
        }
    }
}
