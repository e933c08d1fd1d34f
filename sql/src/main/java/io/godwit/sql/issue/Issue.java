package io.godwit.sql.issue;

/**
 * One problem met at one place.
 *
 * @param subject what it is about, by source names: {@code shop.customer.email}
 * @param detail one sentence for this case
 * @param line of the source text, from 1; 0 where the issue is about the whole object
 * @param column of that line, from 1; 0 with line 0
 * @param hours what it takes a person, as a rule of thumb
 */
public record Issue(Problem problem, String subject, String detail, int line, int column, double hours) {

    public Issue(Problem problem, String subject, String detail, int line, int column) {
        this(problem, subject, detail, line, column, problem.hours());
    }

    public Issue(Problem problem, String subject, String detail) {
        this(problem, subject, detail, 0, 0);
    }

    /** Of a size that the problem alone does not tell. */
    public Issue(Problem problem, String subject, String detail, double hours) {
        this(problem, subject, detail, 0, 0, hours);
    }

    public String code() {
        return problem.code();
    }

    public Severity severity() {
        return problem.severity();
    }
}
