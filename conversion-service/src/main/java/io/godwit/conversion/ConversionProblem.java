package io.godwit.conversion;

import io.godwit.engine.EngineException;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemCode;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.problem.Severity;

/** What can go wrong while converting, beside the issues of single objects ({@code io.godwit.sql.issue.Problem}). */
public enum ConversionProblem implements ProblemCode {
    SOURCE_UNUSABLE(
            901, Kind.SOURCE, true, "The source's catalog cannot be read", "Mend what the detail names, then resume."),
    SCRATCH_UNAVAILABLE(
            902,
            Kind.PLATFORM,
            true,
            "The scratch PostgreSQL does not start",
            "Look into the log under scratch/ of the conversion service; it needs about 200 MB of disk."),
    DOES_NOT_COMPILE(
            903,
            Kind.INTERNAL,
            false,
            "A converted object does not compile",
            "Convert it by hand; please report it with the two texts."),
    NOTHING_TO_MOVE(904, Kind.USER, false, "No table can move", "Look at the findings, or select other tables."),
    POLICY_UNKNOWN(
            905, Kind.USER, false, "A policy or its choice is not known", "See the table of types for their names."),
    NOT_CONVERTED(906, Kind.USER, false, "There is no conversion yet", "Convert first."),
    NO_SUCH_OBJECT(907, Kind.USER, false, "There is no such object", "Look at the list of objects."),
    LEFT_OUT(
            908,
            Kind.SOURCE,
            false,
            "Something does not move",
            "Move it by hand, or change what keeps it back, then convert again."),
    SELECTION_UNKNOWN(
            909,
            Kind.USER,
            false,
            "The selection does not fit the source",
            "Correct the names; they are case-sensitive.");

    private final String code;
    private final Kind kind;
    private final boolean retryable;
    private final String title;
    private final String remedy;

    ConversionProblem(int number, Kind kind, boolean retryable, String title, String remedy) {
        this.code = "CNV-%04d".formatted(number);
        this.kind = kind;
        this.retryable = retryable;
        this.title = title;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }

    @Override
    public int status() {
        return this == NOT_CONVERTED || this == NO_SUCH_OBJECT ? 404 : 409;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    @Override
    public Severity severity() {
        return this == DOES_NOT_COMPILE || this == LEFT_OUT ? Severity.ERROR : Severity.BLOCKING;
    }

    static ProblemException of(EngineException failure, String subject) {
        Problem problem = Problem.of(SOURCE_UNUSABLE, String.valueOf(failure.getMessage()))
                .about(subject);
        return new ProblemException(failure.remedy().isEmpty() ? problem : problem.remedied(failure.remedy()));
    }
}
