package io.godwit.sql.rule.mysql;

import io.godwit.sql.resolve.Scope.Member;
import io.godwit.sql.rule.Rewriting;
import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a query's groups hold one row of a table. */
final class PrimaryKeys {
    private PrimaryKeys() {}

    /** @param grouped expressions of GROUP BY; the target settles a column by its table's primary key alone */
    static boolean areGrouped(Member member, Set<Expression> grouped, Rewriting at) {
        Optional<CreateTable> table = member.table().flatMap(at.schema()::table);
        return table.flatMap(PrimaryKeys::columns)
                .filter(key -> key.stream().allMatch(name -> isGrouped(name, member, grouped, at)))
                .isPresent();
    }

    private static boolean isGrouped(String name, Member member, Set<Expression> grouped, Rewriting at) {
        return grouped.stream()
                .filter(Column.class::isInstance)
                .flatMap(c -> at.origin((Column) c).stream())
                .anyMatch(f -> f.member() == member && f.column().name().equalsIgnoreCase(name));
    }

    private static Optional<List<String>> columns(CreateTable table) {
        return table.elements().stream()
                .filter(KeyDefinition.class::isInstance)
                .map(KeyDefinition.class::cast)
                .filter(k -> k.kind() == Kind.PRIMARY && !Indexes.hasPrefix(k))
                .map(k -> k.parts().stream()
                        .map(p -> ((Column) p.expression()).name())
                        .toList())
                .findFirst();
    }
}
