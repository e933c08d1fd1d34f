package io.godwit.engine.mysql.catalog;

import java.util.Locale;
import java.util.Set;

/** The name of a column's type, without what follows: {@code int} of {@code int(10) unsigned}. */
public final class NativeType {
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> MOMENTS = Set.of("date", "datetime", "timestamp");
    private static final Set<String> TEXTS =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");

    private NativeType() {}

    public static String base(String type) {
        int end = 0;
        while (end < type.length() && Character.isLetterOrDigit(type.charAt(end))) {
            end++;
        }
        return type.substring(0, end).toLowerCase(Locale.ROOT);
    }

    public static boolean integer(String type) {
        return INTEGERS.contains(base(type));
    }

    /** A date, with or without a time of day. */
    public static boolean moment(String type) {
        return MOMENTS.contains(base(type));
    }

    /** Characters in a character set. */
    public static boolean text(String type) {
        return TEXTS.contains(base(type));
    }

    public static boolean unsigned(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.contains("unsigned") || lower.contains("zerofill");
    }
}
