package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.TableElement.ColumnDefinition;
import io.godwit.sql.tree.TableElement.ForeignKeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a foreign key asks of the table that it points to. */
final class Parents {
    private Parents() {}

    /** Empty where the parent lies in another database or does not move. */
    static Optional<CreateTable> of(TableDraft table, ForeignKeyDefinition key) {
        boolean elsewhere = key.parent().qualifier().isPresent()
                && !key.parent()
                        .qualifier()
                        .get()
                        .equalsIgnoreCase(table.context().database());
        if (elsewhere) {
            return Optional.empty();
        }
        return key.parent().last().equals(table.name())
                ? Optional.of(table.source())
                : table.schema().table(key.parent().last());
    }

    /** Whether a primary or unique key covers exactly these columns, wholly. */
    static boolean isUnique(CreateTable parent, List<String> columns) {
        Set<String> wanted = lower(columns);
        return parent.elements().stream()
                .filter(KeyDefinition.class::isInstance)
                .map(KeyDefinition.class::cast)
                .filter(k -> k.kind() == Kind.PRIMARY || k.kind() == Kind.UNIQUE)
                .filter(k -> !Indexes.hasPrefix(k) && !Indexes.hasExpression(k))
                .anyMatch(k -> lower(k.parts().stream()
                                .map(p -> ((Column) p.expression()).name())
                                .toList())
                        .equals(wanted));
    }

    /** The parent's name as it is written where it is made. */
    static String sourceName(TableDraft table, String parent) {
        return table.schema().table(parent).map(t -> t.name().last()).orElse(parent);
    }

    static String targetColumn(TableDraft table, String parent, String column) {
        CreateTable definition = parent.equals(table.name())
                ? table.source()
                : table.schema().table(parent).orElseThrow();
        String written = definition.elements().stream()
                .filter(ColumnDefinition.class::isInstance)
                .map(e -> ((ColumnDefinition) e).name())
                .filter(column::equalsIgnoreCase)
                .findFirst()
                .orElse(column);
        return table.names().column(definition.name().last(), written);
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
