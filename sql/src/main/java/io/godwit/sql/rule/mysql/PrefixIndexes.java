package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;

/**
 * An index of the beginning of a column becomes an index on that expression: a unique one means the same, and long values do
 * not break an index of the whole column.
 *
 * <pre>
 * before  KEY `body` (`body`(20))
 * after   CREATE INDEX "post_body" ON "shop"."post" (left("body", 20))
 * </pre>
 */
public final class PrefixIndexes implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (KeyDefinition key : table.elements(KeyDefinition.class)) {
            boolean sorted = key.kind() == Kind.PRIMARY || key.kind() == Kind.UNIQUE || key.kind() == Kind.INDEX;
            if (!sorted || !Indexes.hasPrefix(key) || Indexes.hasExpression(key)) {
                continue;
            }
            Problem problem = key.kind() == Kind.PRIMARY ? Problem.PRIMARY_KEY_OF_PREFIXES : Problem.INDEX_OF_PREFIX;
            table.issue(
                    problem,
                    Indexes.name(key),
                    "It uses the beginning of " + String.join(", ", table.columnsOf(key)) + ".",
                    key.place());
            Indexes.add(
                    table,
                    key,
                    key.parts().stream().map(p -> Indexes.part(table, p)).toList());
        }
    }
}
