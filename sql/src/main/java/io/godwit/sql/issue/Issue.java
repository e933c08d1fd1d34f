package io.godwit.sql.issue;

/**
 * One problem met at one place.
 *
 * @param subject what it is about, by source names: {@code shop.customer.email}
 * @param detail one sentence for this case
 * @param line of the source text, from 1; 0 where the issue is about the whole object
 * @param column of that line, from 1; 0 with line 0
 */
public record Issue(Problem problem, String subject, String detail, int line, int column) {

    public Issue(Problem problem, String subject, String detail) {
        this(problem, subject, detail, 0, 0);
    }

    public String code() {
        return problem.code();
    }

    public Severity severity() {
        return problem.severity();
    }

    /** What it takes a person, as a rule of thumb. */
    public double hours() {
        return problem.hours();
    }
}
