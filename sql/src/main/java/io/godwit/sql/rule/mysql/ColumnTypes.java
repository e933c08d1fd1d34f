package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.type.MySqlToPostgreSqlTypes;
import io.godwit.sql.type.TypeTable.Mapped;
import java.util.Optional;

/**
 * Each type by its line in {@link MySqlToPostgreSqlTypes}.
 *
 * <pre>
 * before  `id` bigint(20) unsigned NOT NULL
 * after   "id" numeric(20,0) NOT NULL
 * </pre>
 */
public final class ColumnTypes implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ColumnDraft column : table.columns()) {
            Optional<Mapped> mapped = MySqlToPostgreSqlTypes.TABLE.map(
                    column.sourceType(), table.options().policies(), table.name(), column.name());
            if (mapped.isPresent()) {
                column.type(mapped.get().target(), mapped.get().policies());
            } else {
                table.issue(
                        Problem.TYPE_NOT_UNDERSTOOD,
                        column.name(),
                        "Its type is " + column.source().typeText() + ".",
                        column.source().place());
            }
        }
    }
}
