package io.godwit.engine.mysql.type;

/**
 * Why a value is not carried. Each is a code of the catalogue of problems; the row goes to the ledger, never on with
 * another value.
 */
public enum Rule {
    NUL_IN_TEXT(
            "REP-0101",
            "The text holds a NUL character",
            "a character with code 0, which PostgreSQL's text cannot hold",
            "Remove the character at the source, or carry the column as bytea."),
    NOT_IN_CHARACTER_SET(
            "REP-0102",
            "The text holds bytes that are no character of its character set",
            "bytes that the column's character set does not define, or half a surrogate pair",
            "Correct the text at the source, or carry the column as bytea."),
    ZERO_DATE(
            "REP-0103",
            "The date is zero, or has a year, month or day that is zero",
            "a date with a zero year, month or day",
            "Correct the date at the source, or choose the policy zero-date = null."),
    NO_SUCH_DAY(
            "REP-0104",
            "The date is not in the calendar",
            "a day that its month does not have",
            "Correct the date at the source."),
    OUT_OF_RANGE(
            "REP-0105",
            "The number does not fit the target's type",
            "a number outside the range of the target's type",
            "Choose a wider type for the column."),
    NOT_A_TRUTH_VALUE(
            "REP-0106",
            "The number is neither 0 nor 1",
            "a number other than 0 and 1 in a column that is carried as boolean",
            "Carry the column as smallint, or correct the value at the source."),
    NOT_WITHIN_A_DAY(
            "REP-0107",
            "The time is not within one day",
            "a time below 00:00:00 or above 24:00:00 in a column that is carried as time",
            "Carry the column as interval."),
    NULL_NOT_ALLOWED(
            "REP-0108",
            "The value would be NULL in a column that allows none",
            "a value that is NULL, or becomes so by policy, in a NOT NULL column",
            "Make the target's column nullable, or correct the value at the source."),
    JSON_WITH_NUL(
            "REP-0109",
            "The JSON text holds \\u0000 or half a surrogate pair",
            "an escape that PostgreSQL's jsonb cannot hold",
            "Carry the column as json or text, or correct the value at the source."),
    TOO_LARGE(
            "REP-0110",
            "The value is larger than what Godwit carries",
            "a value of more than 64 MB (JSON and geometry: 32 MB)",
            "Split the value at the source, or leave the column out."),
    UNKNOWN_LABEL(
            "REP-0111",
            "The number stands for no label of the column's list",
            "a number in an ENUM or SET for which the list of labels has no certain entry",
            "Correct the value at the source, or set binlog_row_metadata = FULL."),
    NOT_A_GEOMETRY(
            "REP-0112",
            "The value is not a geometry that the target reads",
            "bytes that are no well-known binary geometry",
            "Carry the column as bytea, or correct the value at the source."),
    NOT_JSON(
            "REP-0113",
            "The text is not JSON",
            "text that is not well-formed JSON in a column that is carried as json",
            "Carry the column as text, or correct the value at the source.");

    private final String code;
    private final String title;
    private final String reason;
    private final String remedy;

    Rule(String code, String title, String reason, String remedy) {
        this.code = code;
        this.title = title;
        this.reason = reason;
        this.remedy = remedy;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** What was met, in words that fit after "the column holds". */
    public String reason() {
        return reason;
    }

    public String remedy() {
        return remedy;
    }
}
