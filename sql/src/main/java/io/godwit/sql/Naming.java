package io.godwit.sql;

import java.util.Locale;
import java.util.Map;

/**
 * How names of tables and columns are carried: byte-exact by default, and always quoted. A rename wins over lower case.
 * What is too long for the target (63 bytes) or meets another name there is a blocking issue that names both.
 *
 * @param lowerCase whether all names become lower case
 * @param renames source name → target name: {@code table} or {@code table.column}
 */
public record Naming(boolean lowerCase, Map<String, String> renames) {

    public Naming {
        renames = Map.copyOf(renames);
    }

    public static Naming exact() {
        return new Naming(false, Map.of());
    }

    public static Naming lowerCased() {
        return new Naming(true, Map.of());
    }

    public Naming withRenames(Map<String, String> other) {
        return new Naming(lowerCase, other);
    }

    public String table(String source) {
        return renamed(source, source);
    }

    public String column(String table, String source) {
        return renamed(table + "." + source, source);
    }

    private String renamed(String key, String source) {
        String chosen = renames.get(key);
        if (chosen != null) {
            return chosen;
        }
        return lowerCase ? source.toLowerCase(Locale.ROOT) : source;
    }
}
