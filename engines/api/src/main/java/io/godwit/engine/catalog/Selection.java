package io.godwit.engine.catalog;

import java.util.List;
import java.util.Map;

/**
 * Which tables move and how they are named. Patterns match a table's bare name; {@code *} stands for any characters.
 *
 * @param include empty for all
 * @param renames source's bare table name → target's bare table name
 * @param lowerCase target names in lower case; two names that meet so are an error with both names
 */
public record Selection(
        List<String> include,
        List<String> exclude,
        Map<String, String> renames,
        String targetSchema,
        boolean lowerCase) {
    public Selection {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        renames = Map.copyOf(renames);
    }

    public boolean selects(String table) {
        return (include.isEmpty() || include.stream().anyMatch(pattern -> matches(pattern, table)))
                && exclude.stream().noneMatch(pattern -> matches(pattern, table));
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        if (!name.startsWith(pattern.substring(0, star))) {
            return false;
        }
        String rest = pattern.substring(star + 1);
        for (int at = star; at <= name.length(); at++) {
            if (matches(rest, name.substring(at))) {
                return true;
            }
        }
        return false;
    }
}
