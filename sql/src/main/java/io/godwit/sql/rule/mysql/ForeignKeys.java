package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.issue.Problem;
import io.godwit.sql.resolve.Collations;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.TableElement.ForeignKeyDefinition;
import java.util.List;
import java.util.Optional;

/**
 * A foreign key is made NOT VALID, which locks for a moment only, and validated by a statement of its own. The parent must be
 * there, and be unique in exactly these columns.
 *
 * <pre>
 * before  CONSTRAINT `order_customer` FOREIGN KEY (`customer_id`) REFERENCES `customer` (`id`) ON DELETE CASCADE
 * after   ALTER TABLE … ADD CONSTRAINT "order_customer" FOREIGN KEY … ON DELETE CASCADE NOT VALID
 * </pre>
 */
public final class ForeignKeys implements TableRule {
    @Override
    public void apply(TableDraft table) {
        for (ForeignKeyDefinition key : table.elements(ForeignKeyDefinition.class)) {
            String source = key.name().orElse(String.join("_", key.columns()));
            Optional<CreateTable> parent = Parents.of(table, key);
            if (parent.isEmpty()) {
                table.issue(
                        Problem.FOREIGN_KEY_WITHOUT_PARENT,
                        source,
                        "Its parent is " + String.join(".", key.parent().parts()) + ".",
                        key.place());
            } else if (!Parents.isUnique(parent.get(), key.parentColumns())) {
                table.issue(
                        Problem.FOREIGN_KEY_WITHOUT_UNIQUE_KEY,
                        source,
                        "The columns of %s are %s."
                                .formatted(key.parent().last(), String.join(", ", key.parentColumns())),
                        key.place());
            } else {
                add(table, key, source);
            }
        }
    }

    private static void add(TableDraft table, ForeignKeyDefinition key, String source) {
        String parent = key.parent().last();
        List<String> parentColumns = key.parentColumns().stream()
                .map(c -> Parents.targetColumn(table, parent, c))
                .toList();
        String name = table.printer().name(table.constraint(source));
        String alter = "ALTER TABLE " + table.qualified();
        StringBuilder sql = new StringBuilder(alter).append(" ADD CONSTRAINT ").append(name);
        sql.append(" FOREIGN KEY (").append(table.columnList(key.columns())).append(") REFERENCES ");
        sql.append(table.qualified(table.names().table(Parents.sourceName(table, parent))));
        sql.append(" (").append(table.printer().names(parentColumns)).append(')');
        if (!key.onDelete().equals("NO ACTION")) {
            sql.append(" ON DELETE ").append(key.onDelete());
        }
        if (!key.onUpdate().equals("NO ACTION")) {
            sql.append(" ON UPDATE ").append(key.onUpdate());
        }
        table.add(Stage.FOREIGN_KEYS, "foreign-key", source, sql + " NOT VALID");
        table.add(Stage.FOREIGN_KEYS, "foreign-key-validation", source, alter + " VALIDATE CONSTRAINT " + name);
        boolean anyCase = key.columns().stream()
                .flatMap(c -> table.column(c).stream())
                .anyMatch(c -> !c.sourceType().is("enum", "set")
                        && Collations.ignoresCase(
                                c.source().type(), table.source().options()));
        if (anyCase) {
            table.issue(
                    Problem.FOREIGN_KEY_IGNORED_CASE,
                    source,
                    "Columns: " + String.join(", ", key.columns()) + ".",
                    key.place());
        }
    }
}
