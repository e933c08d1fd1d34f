package io.godwit.engine.mysql.scan;

/**
 * What a row can hold that the target cannot take as planned. ASM-0101 to ASM-0113 are what the encoder refuses under
 * REP-0101 to REP-0113, seen before; the others are what a constraint of the target would refuse.
 */
enum ScanRule {
    NUL_IN_TEXT(101, "The text holds a NUL character", "Remove the character, or carry the column as bytea."),
    ZERO_DATE(
            103,
            "The date is zero, or has a year, month or day that is zero",
            "Correct the date, or choose by the policy zero-date: null carries it as NULL, ledger keeps the row back."),
    NO_SUCH_DAY(104, "The date is not in the calendar", "Correct the date."),
    OUT_OF_RANGE(105, "The number does not fit the target's type", "Choose a wider type for the column."),
    NOT_A_TRUTH_VALUE(106, "The number is neither 0 nor 1", "Carry the column as smallint, or correct the value."),
    NOT_WITHIN_A_DAY(107, "The time is not within one day", "Carry the column as interval."),
    NULL_NOT_ALLOWED(
            108,
            "The value would be NULL in a column that allows none",
            "Make the target's column nullable, or correct it."),
    JSON_WITH_NUL(109, "The JSON text holds \\u0000", "Carry the column as json or text, or correct the value."),
    TOO_LARGE(110, "The value is larger than what Godwit carries", "Split the value, or leave the column out."),
    NOT_JSON(113, "The text is not JSON", "Carry the column as text, or correct the value."),
    OUTSIDE_LIST(114, "The value is none of its list", "Correct it: UPDATE … WHERE column + 0 = 0."),
    LONG_KEY(115, "A key is too long for the target's index", "Shorten the values, or leave the key out."),
    ORPHAN(116, "A foreign key's parent is missing", "Add the parents, or delete or correct the children."),
    CHECK_VIOLATED(117, "A CHECK constraint does not hold", "Correct the rows, or drop the constraint."),
    NOT_SCANNED(118, "A table could not be looked through", "Look at the reason, then assess again.");

    private final int number;
    private final String problem;
    private final String remedy;

    ScanRule(int number, String problem, String remedy) {
        this.number = number;
        this.problem = problem;
        this.remedy = remedy;
    }

    String code() {
        return "ASM-%04d".formatted(number);
    }

    String problem() {
        return problem;
    }

    String remedy() {
        return remedy;
    }
}
