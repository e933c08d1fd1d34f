package io.godwit.sql.conversion;

/** What a piece of stored code takes a person. */
final class StoredCode {
    private static final double HOURS_PER_LINE = 0.02;

    private StoredCode() {}

    /** Half an hour, and a minute for a line; rounded to tenths. */
    static double hours(String text) {
        return Math.round((0.5 + text.lines().count() * HOURS_PER_LINE) * 10) / 10.0;
    }
}
