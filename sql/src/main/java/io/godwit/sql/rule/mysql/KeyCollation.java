package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Collations;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.TableElement.ForeignKeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;
import java.util.Optional;

/**
 * Columns of text that identify rows (in a primary, unique or foreign key, or that decide on a partition) compare by bytes
 * and without padding: they get COLLATE "C" and never character(n). What is one key on the target is one key in canonical
 * bytes (H13).
 *
 * <pre>
 * before  `email` varchar(100), UNIQUE KEY (`email`)
 * after   "email" character varying(100) COLLATE "C"
 * </pre>
 */
public final class KeyCollation implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (KeyDefinition key : table.elements(KeyDefinition.class)) {
            if (key.kind() != Kind.PRIMARY && key.kind() != Kind.UNIQUE) {
                continue;
            }
            for (String name : table.columnsOf(key)) {
                table.column(name).filter(ColumnDraft::isText).ifPresent(column -> {
                    byBytes(column);
                    warn(table, key, column);
                });
            }
        }
        for (ForeignKeyDefinition key : table.elements(ForeignKeyDefinition.class)) {
            key.columns().forEach(name -> byBytes(table, name));
        }
        table.source()
                .partitioning()
                .ifPresent(p -> p.keys().stream()
                        .filter(Column.class::isInstance)
                        .forEach(c -> byBytes(table, ((Column) c).name())));
    }

    private static void byBytes(TableDraft table, String name) {
        Optional<ColumnDraft> column = table.column(name).filter(ColumnDraft::isText);
        column.ifPresent(KeyCollation::byBytes);
    }

    private static void byBytes(ColumnDraft column) {
        column.collate("C");
        if (column.type().is("character")) {
            column.type(DataType.of("character varying", column.type().argument(0, 1)), column.policies());
            column.policy("char", "varchar");
        }
    }

    private static void warn(TableDraft table, KeyDefinition key, ColumnDraft column) {
        if (Collations.ignoresCase(column.source().type(), table.source().options())
                && !column.sourceType().is("enum", "set")) {
            table.issue(
                    Problem.KEY_IGNORED_CASE,
                    key.name().orElse("PRIMARY"),
                    "Its column " + column.name() + " has a collation that ignores case.",
                    key.place());
        }
    }
}
