package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;

/**
 * Indexes over whole columns. Their names are unique in the schema, not in the table; unique ones wait until both sides have
 * converged.
 *
 * <pre>
 * before  UNIQUE KEY `email` (`email`), KEY `made` (`made` DESC)
 * after   CREATE UNIQUE INDEX "customer_email" ON "shop"."customer" ("email")
 * </pre>
 */
public final class ColumnIndexes implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (KeyDefinition key : table.elements(KeyDefinition.class)) {
            boolean columns = !Indexes.hasPrefix(key) && !Indexes.hasExpression(key);
            if (columns && (key.kind() == Kind.UNIQUE || key.kind() == Kind.INDEX)) {
                Indexes.add(
                        table,
                        key,
                        key.parts().stream().map(p -> Indexes.part(table, p)).toList());
            }
        }
    }
}
