package io.godwit.cli.client;

import io.godwit.platform.problem.Problem;

/** The gateway answered with a problem. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final transient Problem problem;

    public ApiException(int status, Problem problem) {
        super(problem.title());
        this.status = status;
        this.problem = problem;
    }

    public int status() {
        return status;
    }

    public Problem problem() {
        return problem;
    }
}
