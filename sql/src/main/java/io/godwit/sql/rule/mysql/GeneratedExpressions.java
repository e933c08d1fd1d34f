package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.Names;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Parts;
import io.godwit.sql.tree.TableElement.Generated;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What generated columns ask. */
final class GeneratedExpressions {
    private GeneratedExpressions() {}

    /** A generated column may not read another on the target: the other's expression takes its place. */
    static Expression expanded(TableDraft table, Expression expression) {
        return expanded(table, expression, new HashSet<>());
    }

    private static Expression expanded(TableDraft table, Expression expression, Set<String> open) {
        if (expression instanceof Column column) {
            Optional<Generated> other =
                    table.column(column.name()).flatMap(c -> c.source().generated());
            if (other.isPresent() && open.add(column.name())) {
                Expression inner = expanded(table, other.get().expression(), open);
                open.remove(column.name());
                return inner;
            }
            return column;
        }
        return Parts.map(expression, part -> expanded(table, part, open), query -> query);
    }

    /** Its name is behind {@code on_update}: triggers run in the order of their names, and it may read the time of an update. */
    static void addTrigger(TableDraft table, ColumnDraft column, String sql) {
        String name = table.names()
                .unique(
                        "function/" + table.name() + "/" + column.name(),
                        table.targetName() + "_" + column.targetName() + "_generated");
        String trigger = Names.fitting("value_of_" + column.targetName(), name);
        String quoted = table.printer().name(column.targetName());
        table.add(Stage.TRIGGERS, "function", column.name(), """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $godwit$
                BEGIN
                  NEW.%s := (SELECT %s FROM (SELECT NEW.*) AS row_of_table);
                  RETURN NEW;
                END
                $godwit$""".formatted(table.qualified(name), quoted, sql));
        table.add(
                Stage.TRIGGERS,
                "trigger",
                column.name(),
                "CREATE TRIGGER %s BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s()"
                        .formatted(table.printer().name(trigger), table.qualified(), table.qualified(name)));
    }
}
