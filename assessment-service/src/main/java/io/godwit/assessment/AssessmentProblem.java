package io.godwit.assessment;

import io.godwit.engine.EngineException;
import io.godwit.platform.problem.ProblemCode;
import io.godwit.platform.problem.Severity;

/** What keeps an assessment from looking at an endpoint at all; single preconditions are checks of the engines. */
public enum AssessmentProblem implements ProblemCode {
    UNREACHABLE(1, true, "The server cannot be reached", "Check host, port and firewall, and that the server runs."),
    SIGN_IN_REFUSED(
            2, false, "The server refuses the sign-in", "Check user, password and the host that the account is for."),
    TLS_FAILED(3, false, "TLS cannot be agreed or verified", "Check the TLS mode, the CA and the server's name."),
    RIGHT_MISSING(4, false, "The account lacks a right", "Grant what the detail names."),
    WRONG_SERVER(
            5,
            false,
            "It is not the server or database that was meant",
            "Check host, port and database; balancers and poolers are refused."),
    UNSUPPORTED(
            6, false, "The engine cannot be used for this", "See the list of engines and what each of them can do."),
    FAILED(7, true, "A look at the server failed", "Try again; the detail has the server's words."),
    NOT_ASSESSED(8, false, "There is no assessment yet", "Assess first."),
    POLICY_UNKNOWN(9, false, "A policy or its choice is not known", "See the table of types for their names."),
    LEFT_OUT(
            200, false, "Something does not move", "Move it by hand, or change what keeps it back, then assess again."),
    SELECTION_UNKNOWN(
            201, false, "The selection names what is not there", "Correct the names; they are case-sensitive."),
    NOTHING_MOVES(202, false, "No table can move", "Mend what the other findings name, or select other tables.");

    private final String code;
    private final boolean retryable;
    private final String title;
    private final String remedy;

    AssessmentProblem(int number, boolean retryable, String title, String remedy) {
        this.code = "ASM-%04d".formatted(number);
        this.retryable = retryable;
        this.title = title;
        this.remedy = remedy;
    }

    public static AssessmentProblem of(EngineException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> UNREACHABLE;
            case AUTHENTICATION -> SIGN_IN_REFUSED;
            case TLS -> TLS_FAILED;
            case PRIVILEGE -> RIGHT_MISSING;
            case WRONG_SERVER -> WRONG_SERVER;
            case UNSUPPORTED -> UNSUPPORTED;
            case POSITION_LOST, NOT_UNDERSTOOD, SCHEMA_CHANGED, FENCED, TRANSIENT, RESOURCES, STATEMENT -> FAILED;
        };
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return Kind.USER;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }

    @Override
    public int status() {
        return this == NOT_ASSESSED ? 404 : 409;
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
        return Severity.BLOCKING;
    }
}
