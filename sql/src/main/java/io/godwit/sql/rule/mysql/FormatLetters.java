package io.godwit.sql.rule.mysql;

import java.util.Map;
import java.util.Optional;

/**
 * The letters of DATE_FORMAT and STR_TO_DATE in those of to_char and to_timestamp.
 *
 * <p>Source: MySQL 8.4 manual, DATE_FORMAT; PostgreSQL 18 manual, "Data Type Formatting Functions". Weeks by US rules (%u %U
 * %V %X) have no like.
 */
final class FormatLetters {
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('Y', "YYYY"),
            Map.entry('y', "YY"),
            Map.entry('m', "MM"),
            Map.entry('c', "FMMM"),
            Map.entry('d', "DD"),
            Map.entry('e', "FMDD"),
            Map.entry('D', "FMDDth"),
            Map.entry('H', "HH24"),
            Map.entry('k', "FMHH24"),
            Map.entry('h', "HH12"),
            Map.entry('I', "HH12"),
            Map.entry('l', "FMHH12"),
            Map.entry('i', "MI"),
            Map.entry('s', "SS"),
            Map.entry('S', "SS"),
            Map.entry('f', "US"),
            Map.entry('p', "AM"),
            Map.entry('M', "FMMonth"),
            Map.entry('b', "Mon"),
            Map.entry('W', "FMDay"),
            Map.entry('a', "Dy"),
            Map.entry('j', "DDD"),
            Map.entry('T', "HH24:MI:SS"),
            Map.entry('r', "HH12:MI:SS AM"),
            Map.entry('v', "IW"),
            Map.entry('x', "IYYY"));

    private FormatLetters() {}

    /** Empty where a letter has no like. */
    static Optional<String> toChar(String format) {
        StringBuilder out = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                plain.append(c);
                continue;
            }
            char letter = format.charAt(++i);
            String pattern = LETTERS.get(letter);
            if (pattern != null) {
                flush(plain, out);
                out.append(pattern);
            } else if ("UuVXw".indexOf(letter) >= 0) {
                return Optional.empty();
            } else {
                plain.append(letter);
            }
        }
        flush(plain, out);
        return Optional.of(out.toString());
    }

    /** Whether a format has parts of a day, of a clock. */
    static boolean hasDay(String format) {
        return format.matches("(?s).*%[YymcdeDMbjvxWa].*");
    }

    static boolean hasClock(String format) {
        return format.matches("(?s).*%[HkhIlisSfpTr].*");
    }

    /** Letters that mean themselves stand in quotes. */
    private static void flush(StringBuilder plain, StringBuilder out) {
        if (plain.isEmpty()) {
            return;
        }
        boolean letters = plain.chars().anyMatch(c -> Character.isLetterOrDigit(c) || c == '"' || c == '\\');
        out.append(
                letters
                        ? "\"" + plain.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                        : plain.toString());
        plain.setLength(0);
    }
}
