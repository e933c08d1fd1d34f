package io.godwit.platform.problem;

/** A problem on its way to whoever asked. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;
    private final boolean retryable;

    public ProblemException(ProblemCode code, String detail) {
        this(Problem.of(code, detail), code.retryable());
    }

    public ProblemException(Problem problem) {
        this(problem, false);
    }

    private ProblemException(Problem problem, boolean retryable) {
        super(problem.code() + " " + problem.detail());
        this.problem = problem;
        this.retryable = retryable;
    }

    /** Whether the same may succeed later without anybody's doing. */
    public boolean retryable() {
        return retryable;
    }

    public Problem problem() {
        return problem;
    }
}
