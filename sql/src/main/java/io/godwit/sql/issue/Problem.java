package io.godwit.sql.issue;

/**
 * The catalogue of what can be worth saying about a conversion. Codes are for ever: a problem that is gone leaves a gap.
 */
public enum Problem {
    STATEMENT_NOT_UNDERSTOOD(
            1,
            Severity.ACTION,
            1,
            "The statement is not understood",
            "Convert it by hand; its text stands in the issue."),
    ;

    private final String code;
    private final Severity severity;
    private final double hours;
    private final String title;
    private final String remedy;

    Problem(int number, Severity severity, double hours, String title, String remedy) {
        this.code = "CNV-%04d".formatted(number);
        this.severity = severity;
        this.hours = hours;
        this.title = title;
        this.remedy = remedy;
    }

    /** {@code CNV-0001}. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    /** What it takes a person, as a rule of thumb. */
    public double hours() {
        return hours;
    }

    public String title() {
        return title;
    }

    public String remedy() {
        return remedy;
    }
}
