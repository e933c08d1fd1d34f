package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.TableElement.KeyDefinition;

/**
 * The target has no indexes that its planner may not use.
 *
 * <pre>
 * before  KEY `made` (`made`) INVISIBLE
 * after   CREATE INDEX …, and HIDDEN_INDEX
 * </pre>
 */
public final class HiddenIndexes implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (KeyDefinition key : table.elements(KeyDefinition.class)) {
            if (key.hidden()) {
                table.issue(Problem.HIDDEN_INDEX, Indexes.name(key), "It is INVISIBLE or IGNORED.", key.place());
            }
        }
    }
}
