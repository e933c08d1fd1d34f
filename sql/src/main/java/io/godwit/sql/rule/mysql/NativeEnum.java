package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.DataType;
import java.util.stream.Collectors;

/**
 * Under the policy enum=native a column gets a type of its own.
 *
 * <pre>
 * before  `state` enum('new','paid')
 * after   CREATE TYPE "shop"."order_state" AS ENUM ('new', 'paid')
 * </pre>
 */
public final class NativeEnum implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            if (!column.type().is("enum")) {
                continue;
            }
            String wanted = table.targetName() + "_" + column.targetName();
            String name = table.qualified(table.names().unique("type/" + table.name() + "/" + column.name(), wanted));
            String labels = Labels.possible(column.type())
                    .map(l -> table.printer().text(l))
                    .collect(Collectors.joining(", "));
            table.add(Stage.TABLES, "type", column.name(), "CREATE TYPE " + name + " AS ENUM (" + labels + ")");
            column.type(DataType.of(name), column.policies());
        }
    }
}
