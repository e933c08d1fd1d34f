package io.godwit.sql.rule.mysql;

import io.godwit.sql.Stage;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;
import io.godwit.sql.tree.TableElement.KeyPart;
import java.util.List;

/** How an index is written on the target. */
final class Indexes {
    private Indexes() {}

    static boolean hasPrefix(KeyDefinition key) {
        return key.parts().stream().anyMatch(p -> p.prefix() > 0);
    }

    static boolean hasExpression(KeyDefinition key) {
        return key.parts().stream().anyMatch(p -> !(p.expression() instanceof Column));
    }

    static String name(KeyDefinition key) {
        return key.name().orElse("PRIMARY");
    }

    /** Adds the index in its stage. @param parts as the target writes them */
    static void add(TableDraft table, KeyDefinition key, List<String> parts) {
        boolean unique = key.kind() != Kind.INDEX;
        String source = name(key);
        String name = table.names().unique("index/" + table.name() + "/" + source, table.targetName() + "_" + source);
        String sql = "CREATE %sINDEX %s ON %s (%s)"
                .formatted(
                        unique ? "UNIQUE " : "",
                        table.printer().name(name),
                        table.qualified(),
                        String.join(", ", parts));
        Stage stage = unique ? Stage.UNIQUE_KEYS : Stage.KEYS;
        table.add(stage, "index", source, sql);
        key.comment()
                .ifPresent(comment -> table.add(
                        stage,
                        "index-comment",
                        source,
                        "COMMENT ON INDEX " + table.qualified(name) + " IS "
                                + table.printer().text(comment)));
    }

    /** A part that is a column or the beginning of one. */
    static String part(TableDraft table, KeyPart part) {
        String source = ((Column) part.expression()).name();
        String column = table.printer().name(table.targetColumn(source));
        String direction = part.descending() ? " DESC" : "";
        if (part.prefix() == 0 || coversWhole(table, source, part.prefix())) {
            return column + direction;
        }
        boolean bytes = table.column(source).filter(c -> c.type().is("bytea")).isPresent();
        return (bytes ? "substr(%s, 1, %d)" : "left(%s, %d)").formatted(column, part.prefix()) + direction;
    }

    private static boolean coversWhole(TableDraft table, String source, int prefix) {
        return table.column(source)
                .map(ColumnDraft::type)
                .filter(t -> t.is("character varying", "character") && t.argument(0, 0) <= prefix)
                .isPresent();
    }
}
