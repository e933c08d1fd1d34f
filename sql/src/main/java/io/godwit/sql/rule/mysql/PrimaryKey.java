package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;

/**
 * The primary key is made after the rows, which costs less; its name belongs to the schema.
 *
 * <pre>
 * before  PRIMARY KEY (`id`)
 * after   ALTER TABLE "shop"."customer" ADD CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
 * </pre>
 */
public final class PrimaryKey implements TableRule {
    @Override
    public void apply(TableDraft table) {
        table.keys(Kind.PRIMARY)
                .filter(k -> !Indexes.hasPrefix(k) && !Indexes.hasExpression(k))
                .forEach(key -> add(table, key));
    }

    private static void add(TableDraft table, KeyDefinition key) {
        String name = table.names().unique("index/" + table.name() + "/PRIMARY", table.targetName() + "_pkey");
        table.add(
                Stage.KEYS,
                "primary-key",
                "",
                "ALTER TABLE %s ADD CONSTRAINT %s PRIMARY KEY (%s)"
                        .formatted(
                                table.qualified(),
                                table.printer().name(table.constraint(name)),
                                table.columnList(table.columnsOf(key))));
    }
}
