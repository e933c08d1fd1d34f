package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;

/**
 * Leading zeros are a matter of display.
 *
 * <pre>
 * before  `number` int(8) unsigned zerofill
 * after   "number" bigint, and ZEROFILL
 * </pre>
 */
public final class Zerofill implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            if (column.sourceType().zerofill()) {
                table.issue(
                        Problem.ZEROFILL,
                        column.name(),
                        "It is " + column.source().typeText() + ".",
                        column.source().place());
            }
        }
    }
}
