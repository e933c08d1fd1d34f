package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;

/**
 * Comments are statements of their own.
 *
 * <pre>
 * before  `id` int COMMENT 'the number'
 * after   COMMENT ON COLUMN "shop"."customer"."id" IS 'the number'
 * </pre>
 */
public final class Comments implements TableRule {
    @Override
    public void apply(TableDraft table) {
        String ofTable = table.source().options().getOrDefault("COMMENT", "");
        if (!ofTable.isEmpty()) {
            add(table, "", "TABLE " + table.qualified(), ofTable);
        }
        for (ColumnDraft column : table.columns()) {
            column.source()
                    .comment()
                    .filter(c -> !c.isEmpty())
                    .ifPresent(comment -> add(
                            table,
                            column.name(),
                            "COLUMN " + table.qualified() + "."
                                    + table.printer().name(column.targetName()),
                            comment));
        }
    }

    private static void add(TableDraft table, String source, String object, String comment) {
        String text = table.printer().text(comment.replace("\0", ""));
        table.add(Stage.TABLES, "comment", source, "COMMENT ON " + object + " IS " + text);
    }
}
