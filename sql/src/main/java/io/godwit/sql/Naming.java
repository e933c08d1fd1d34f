package io.godwit.sql;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * How names of tables and columns are carried: byte-exact by default, and always quoted. A rename wins over lower case. What is
 * too long for the target (63 bytes) ends in a hash of the whole name instead, and a column that is called as one that
 * every table of the target has gets an underscore: both are named by an issue. A rename that is too long, or a name that meets
 * another one, is a blocking issue.
 *
 * @param lowerCase whether all names become lower case
 * @param renames source name → target name: {@code table} or {@code table.column}
 */
public record Naming(boolean lowerCase, Map<String, String> renames) {

    /** NAMEDATALEN − 1. */
    public static final int MAX_BYTES = 63;

    /** PostgreSQL manual, "System Columns". */
    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

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
        String chosen = renames.get(source);
        return chosen != null ? chosen : fitting(cased(source), source);
    }

    public String column(String table, String source) {
        String chosen = renames.get(table + "." + source);
        if (chosen != null) {
            return chosen;
        }
        String name = cased(source);
        return SYSTEM_COLUMNS.contains(name) ? name + "_" : fitting(name, source);
    }

    /** The name but for what it was changed to because the target cannot have it. */
    public String wanted(String key, String source) {
        return renames.getOrDefault(key, cased(source));
    }

    private String cased(String source) {
        return lowerCase ? source.toLowerCase(Locale.ROOT) : source;
    }

    public static boolean fits(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    /** A name that fits: the name itself, or its beginning and a hash of {@code owner}. */
    public static String fitting(String wanted, String owner) {
        return fits(wanted) ? wanted : hashed(wanted, owner);
    }

    /** The beginning of the name and a hash of {@code owner}. */
    public static String hashed(String wanted, String owner) {
        CRC32 crc = new CRC32();
        crc.update(owner.getBytes(StandardCharsets.UTF_8));
        String suffix = "_" + HexFormat.of().toHexDigits((int) crc.getValue());
        String start = wanted;
        while (!fits(start + suffix)) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + suffix;
    }
}
