package io.godwit.control;

import io.godwit.platform.problem.ProblemCode;
import io.godwit.platform.problem.Severity;

/** What can go wrong between a task and its workers. The worker's own problems are REP-0001 to REP-0203. */
public enum ControlProblem implements ProblemCode {
    NO_TASK(301, Kind.USER, false, 404, "There is no replication task", "Start the migration first."),
    NOT_NOW(302, Kind.USER, false, 409, "This cannot be done now", "Look at the migration's state, then ask again."),
    PLAN_UNAVAILABLE(
            303,
            Kind.PLATFORM,
            true,
            503,
            "The schema plan cannot be read",
            "Look whether the gateway and the conversion service run; Godwit tries again."),
    PLAN_DIFFERS(
            304,
            Kind.PLATFORM,
            false,
            409,
            "The schema plan is not the one that was approved",
            "Convert again, then resume."),
    WORKER_NOT_STARTED(
            305,
            Kind.PLATFORM,
            false,
            500,
            "No worker can be started",
            "Mend what the detail names (disk, memory, the built worker), then resume."),
    WORKER_FAILED(
            306,
            Kind.PLATFORM,
            false,
            500,
            "The worker gave up without a word",
            "Look at the end of its log under logs/, then resume."),
    WORKER_REPLACED(307, Kind.PLATFORM, false, 410, "Another worker has this task", "Nothing is to be done."),
    TOKEN_MISSING(308, Kind.USER, false, 401, "No worker's token came with the request", "Only workers talk here."),
    CUTOVER_UNDONE(
            309,
            Kind.PLATFORM,
            false,
            409,
            "The cut-over was undone",
            "The source writes as before. Look at its steps, then cut over again."),
    WRONG_DOOR(310, Kind.USER, false, 404, "This is not offered here", "Workers use the TLS port, services the other."),
    CERTIFICATE_UNUSABLE(
            311,
            Kind.PLATFORM,
            false,
            500,
            "Control's certificate cannot be made or read",
            "Remove keys/control-tls.p12 and its password file; the next start makes new ones."),
    WORKER_KEEPS_ENDING(
            312,
            Kind.PLATFORM,
            false,
            500,
            "The worker ends again and again",
            "Look at the end of its log under logs/ and at the memory of the machine; Godwit tries on.");

    private final String code;
    private final Kind kind;
    private final boolean retryable;
    private final int status;
    private final String title;
    private final String remedy;

    ControlProblem(int number, Kind kind, boolean retryable, int status, String title, String remedy) {
        this.code = "REP-%04d".formatted(number);
        this.kind = kind;
        this.retryable = retryable;
        this.status = status;
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
        return status;
    }

    @Override
    public Severity severity() {
        return this == WORKER_KEEPS_ENDING ? Severity.WARNING : Severity.ERROR;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
