package io.godwit.sql.resolve;

import io.godwit.sql.tree.DataType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a collation of MySQL says about equality. Each character set's default collation ignores case, but for
 * {@code binary}; names end in {@code _bin}, {@code _cs}, {@code _ci}.
 *
 * <p>Source: MySQL 8.4 manual, "Collation Naming Conventions".
 */
public final class Collations {
    private Collations() {}

    /** @param tableOptions of CREATE TABLE, by upper-case name */
    public static boolean ignoresCase(DataType type, Map<String, String> tableOptions) {
        if (!type.is("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set")) {
            return false;
        }
        Optional<String> collation = type.collation();
        if (collation.isEmpty() && type.charset().isPresent()) {
            return !type.charset().get().equals("binary");
        }
        String name = collation
                .orElse(tableOptions.getOrDefault("COLLATE", tableOptions.getOrDefault("CHARSET", "")))
                .toLowerCase(Locale.ROOT);
        return ignoresCase(name);
    }

    public static boolean ignoresCase(String collation) {
        return !collation.endsWith("_bin") && !collation.endsWith("_cs") && !collation.equals("binary");
    }
}
