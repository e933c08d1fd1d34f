package io.godwit.platform.problem;

/** A problem on its way to whoever asked. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    public ProblemException(ProblemCode code, String detail) {
        this(Problem.of(code, detail));
    }

    public ProblemException(Problem problem) {
        super(problem.code() + " " + problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
