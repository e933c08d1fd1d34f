package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.TableElement.KeyDefinition;

/**
 * Full-text, spatial and vector indexes serve operators that the target has not, or in extensions only.
 *
 * <pre>
 * before  FULLTEXT KEY `body` (`body`)
 * after   FULLTEXT_INDEX
 * </pre>
 */
public final class ExtensionIndexes implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (KeyDefinition key : table.elements(KeyDefinition.class)) {
            String columns = "Columns: " + String.join(", ", table.columnsOf(key)) + ".";
            switch (key.kind()) {
                case FULLTEXT -> table.issue(Problem.FULLTEXT_INDEX, Indexes.name(key), columns, key.place());
                case SPATIAL -> table.issue(Problem.SPATIAL_INDEX, Indexes.name(key), columns, key.place());
                case VECTOR -> table.issue(Problem.VECTOR_INDEX, Indexes.name(key), columns, key.place());
                case PRIMARY, UNIQUE, INDEX -> {}
            }
        }
    }
}
