package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Call;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.TableElement.CheckDefinition;
import java.util.stream.Stream;

/**
 * MariaDB's json is longtext with a check: the column means json, and the target's type is the check.
 *
 * <pre>
 * before  `doc` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`doc`))
 * after   "doc" json
 * </pre>
 */
public final class MariaDbJson implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            if (!column.sourceType().is("longtext")) {
                continue;
            }
            Stream<CheckDefinition> ofTable = table.elements(CheckDefinition.class).stream();
            Stream.concat(column.source().checks().stream(), ofTable)
                    .filter(check -> isJsonValid(check.condition(), column.name()))
                    .findFirst()
                    .ifPresent(check -> {
                        column.means(DataType.of("json"));
                        table.answered(check);
                    });
        }
    }

    private static boolean isJsonValid(Expression condition, String column) {
        return condition instanceof Call call
                && call.is("json_valid", 1)
                && call.argument(0) instanceof Column checked
                && checked.name().equalsIgnoreCase(column);
    }
}
