package io.godwit.sql.rule.mysql;

import io.godwit.sql.resolve.Scope.Found;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.TableElement.ColumnDefinition;
import java.util.List;
import java.util.Optional;

/** The members that a column of type set can have, in their order. */
final class SetLabels {
    private SetLabels() {}

    /** Empty for what is no such column. */
    static List<String> of(Expression expression, Rewriting at) {
        return expression instanceof Column column
                ? at.origin(column).flatMap(found -> labels(found, at)).orElse(List.of())
                : List.of();
    }

    private static Optional<List<String>> labels(Found found, Rewriting at) {
        Optional<CreateTable> table = found.member().table().flatMap(at.schema()::table);
        return table.flatMap(t -> t.elements().stream()
                .filter(ColumnDefinition.class::isInstance)
                .map(ColumnDefinition.class::cast)
                .filter(c -> c.name().equalsIgnoreCase(found.column().name())
                        && c.type().is("set"))
                .map(c -> c.type().labels())
                .findFirst());
    }
}
