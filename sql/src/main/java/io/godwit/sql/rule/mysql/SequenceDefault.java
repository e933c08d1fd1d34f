package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Column;

/**
 * A default from a sequence is set at the cut-over, when the sequence can be moved behind the largest value.
 *
 * <pre>
 * before  `id` bigint(20) NOT NULL DEFAULT nextval(`shop`.`ids`)
 * after   ALTER TABLE … ALTER COLUMN "id" SET DEFAULT nextval('"shop"."ids"')
 * </pre>
 */
public final class SequenceDefault implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            if (!(column.source().defaultValue().orElse(null) instanceof Call call)
                    || !call.is("nextval", 1)
                    || !(call.argument(0) instanceof Column sequence)) {
                continue;
            }
            String name = table.qualified(table.names().table(sequence.name()));
            String literal = table.printer().text(name);
            String quoted = table.printer().name(column.targetName());
            table.add(
                    Stage.IDENTITY,
                    "default",
                    column.name(),
                    "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT nextval(%s)"
                            .formatted(table.qualified(), quoted, literal));
            table.add(Stage.IDENTITY, "sequence-value", column.name(), """
                    SELECT setval(%s, greatest((SELECT max(%s) FROM %s), (SELECT last_value FROM %s)))""".formatted(
                            literal, quoted, table.qualified(), name));
        }
    }
}
