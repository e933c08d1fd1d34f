package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.rule.TableRule;
import io.godwit.sql.tree.DataType;
import io.godwit.sql.tree.Expression.Column;
import io.godwit.sql.tree.TableElement.KeyDefinition;
import io.godwit.sql.tree.TableElement.KeyDefinition.Kind;
import io.godwit.sql.tree.TableElement.KeyPart;

/**
 * An entry of a B-tree has at most 2,704 bytes on the target, 3,072 on the source.
 *
 * <pre>
 * before  `url` varchar(768), KEY (`url`)
 * after   CREATE INDEX …, and INDEX_ROW_MAY_BE_TOO_LARGE
 * </pre>
 */
public final class LargeIndexRows implements TableRule {
    /** Source: PostgreSQL, BTREE_VERSION 4, BTMaxItemSize with pages of 8 kB. */
    private static final int LIMIT = 2704;

    @Override
    public void apply(TableDraft table) {
        for (KeyDefinition key : table.elements(KeyDefinition.class)) {
            boolean tree = key.kind() == Kind.PRIMARY || key.kind() == Kind.UNIQUE || key.kind() == Kind.INDEX;
            long bytes = key.parts().stream().mapToLong(p -> bytes(table, p)).sum();
            if (tree && bytes > LIMIT) {
                table.issue(
                        Problem.INDEX_ROW_MAY_BE_TOO_LARGE,
                        Indexes.name(key),
                        "Its columns may hold up to " + bytes + " bytes.",
                        key.place());
            }
        }
    }

    private static long bytes(TableDraft table, KeyPart part) {
        if (!(part.expression() instanceof Column column)) {
            return 0;
        }
        DataType type = table.column(column.name()).map(c -> c.sourceType()).orElse(DataType.of("int"));
        int length = part.prefix() > 0 ? part.prefix() : type.argument(0, 1);
        boolean ascii = type.charset()
                .or(() -> java.util.Optional.of(table.option("CHARSET")))
                .filter(c -> c.equals("ascii"))
                .isPresent();
        return switch (type.name()) {
            case "char", "varchar", "text", "tinytext", "mediumtext", "longtext" -> (long) length * (ascii ? 1 : 4);
            case "binary", "varbinary", "blob", "tinyblob", "mediumblob", "longblob" -> length;
            default -> 8;
        };
    }
}
