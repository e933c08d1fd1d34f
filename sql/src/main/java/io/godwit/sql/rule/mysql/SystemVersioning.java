package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.TableElement.ColumnDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.PeriodDefinition;

/**
 * History that the server keeps, and keys without overlaps, have no like on the target. A table whose period the server keeps in hidden
 * columns moves with its living rows.
 *
 * <pre>
 * before  … WITH SYSTEM VERSIONING
 * after   a plain table: HISTORY_STAYS_BEHIND
 * before  … PERIOD FOR SYSTEM_TIME (`begin`, `end`)) WITH SYSTEM VERSIONING
 * after   the table does not move: SYSTEM_VERSIONED
 * </pre>
 */
public final class SystemVersioning implements TableRule {
    @Override
    public void apply(TableDraft table) {
        boolean visible = table.elements(PeriodDefinition.class).stream()
                        .anyMatch(p -> p.name().equalsIgnoreCase("SYSTEM_TIME"))
                || table.elements(ColumnDefinition.class).stream()
                        .anyMatch(c -> c.attributes().contains("SYSTEM VERSIONING"));
        if (visible) {
            table.issue(Problem.SYSTEM_VERSIONED, "It is WITH SYSTEM VERSIONING.");
        } else if (table.source().options().containsKey("SYSTEM VERSIONING")) {
            table.issue(Problem.HISTORY_STAYS_BEHIND, "It is WITH SYSTEM VERSIONING.");
        }
        for (KeyDefinition key : table.elements(KeyDefinition.class)) {
            key.withoutOverlaps()
                    .ifPresent(period -> table.issue(
                            Problem.PERIOD_WITHOUT_OVERLAPS,
                            key.name().orElse("PRIMARY"),
                            "The period " + period + " may not overlap.",
                            key.place()));
        }
        if (table.source().options().containsKey("SEQUENCE")) {
            table.issue(Problem.SEQUENCE_READ_AS_TABLE, "SHOW CREATE TABLE describes it with SEQUENCE=1.");
        }
    }
}
