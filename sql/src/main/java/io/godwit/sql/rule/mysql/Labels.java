package io.godwit.sql.rule.mysql;

import io.godwit.sql.issue.Problem;
import io.godwit.sql.rule.ColumnDraft;
import io.godwit.sql.rule.TableDraft;
import io.godwit.sql.tree.DataType;
import java.util.Set;
import java.util.stream.Stream;

/** The labels of ENUM and SET. */
final class Labels {
    /** Sets with characters beyond U+FFFF. */
    private static final Set<String> WIDE = Set.of("utf8mb4", "utf16", "utf16le", "utf32", "gb18030");

    private Labels() {}

    /** Those that the target can hold: a row whose label has a character of code 0 is refused by name. */
    static Stream<String> possible(DataType type) {
        return type.labels().stream().filter(label -> label.indexOf('\0') < 0);
    }

    /**
     * Whether the labels are surely what they are shown as, which is told where they are not: in definitions the server writes
     * a question mark for a character beyond U+FFFF, and a check of such labels would refuse rows.
     */
    static boolean certain(ColumnDraft column, TableDraft table) {
        if (column.sourceType().labels().stream().noneMatch(label -> label.indexOf('?') >= 0)
                || !WIDE.contains(charset(column.source().type(), table))) {
            return true;
        }
        table.issue(
                Problem.CHECK_NOT_CONVERTED,
                column.name(),
                "The question mark in a label may stand for a character that the server does not show.",
                column.source().place());
        return false;
    }

    private static String charset(DataType type, TableDraft table) {
        return type.charset()
                .or(() -> type.collation().map(name -> name.replaceAll("_.*", "")))
                .orElse(table.source().options().getOrDefault("CHARSET", ""));
    }
}
