package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Collations;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import java.util.List;

/**
 * Text that ignored case is compared exactly on the target: said once for a table.
 *
 * <pre>
 * before  `name` varchar(50) COLLATE utf8mb4_general_ci
 * after   "name" character varying(50), and TEXT_IGNORED_CASE
 * </pre>
 */
public final class AnyCaseText implements TableRule {
    @Override
    public void apply(TableDraft table) {
        List<String> names = table.columns().stream()
                .filter(c -> !c.sourceType().is("enum", "set", "json"))
                .filter(c ->
                        Collations.ignoresCase(c.source().type(), table.source().options()))
                .filter(c -> c.collation().isEmpty())
                .map(ColumnDraft::name)
                .toList();
        if (!names.isEmpty()) {
            table.issue(Problem.TEXT_IGNORED_CASE, "Columns: " + String.join(", ", names) + ".");
        }
    }
}
