package io.godwit.gateway.problem;

import io.godwit.platform.problem.ProblemCode;

/** What the gateway refuses, and what to do about it. */
public enum GatewayProblem implements ProblemCode {
    UNREADABLE_BODY(1, 400, "The body cannot be read", "Send one JSON object as GET /openapi describes it."),
    UNKNOWN_FIELD(2, 400, "There is no such field", "Leave out or correct the field that is named."),
    WRONG_TYPE(3, 400, "A field has the wrong type", "Give the field the type that GET /openapi names."),
    WRONG_PARAMETER(4, 400, "A parameter is not valid", "Correct the parameter that is named."),
    INVALID_FIELDS(5, 422, "Some fields are not valid", "Correct the fields that are listed."),
    PASSWORD_WANTED(
            6,
            422,
            "The password is asked for again",
            "Send password too: it is sealed to host, port, user, TLS settings and parameters, and none of them moves without it."),
    BODY_TOO_LARGE(7, 413, "The body is too large", "Send at most 256 KiB."),
    LENGTH_WANTED(8, 411, "The body's length is not said", "Send Content-Length instead of chunks."),

    SIGN_IN(
            10,
            401,
            "Nobody is signed in",
            "Send Authorization: Bearer gk_…; `godwit up` prints where the first key lies."),
    NOT_ALLOWED(11, 403, "This key may not do that", "Ask an administrator for a key with the role that is named."),
    TOO_MANY_CALLS(12, 429, "Too many calls", "Wait as long as Retry-After says."),
    TOO_MANY_STREAMS(13, 429, "Too many open event streams", "Close one, or share one stream among readers."),

    VERSION_WANTED(20, 428, "The version that was seen is not said", "Send If-Match with the ETag of the last GET."),
    VERSION_PASSED(21, 412, "It has changed meanwhile", "GET it again and look whether the call still makes sense."),
    KEY_REUSED(
            22,
            422,
            "This Idempotency-Key belongs to another call",
            "Use a new key for each call; repeat a key only with the very same call."),

    NO_ENDPOINT(30, 404, "There is no endpoint of this name", "GET /api/v1/endpoints lists them."),
    NO_MIGRATION(31, 404, "There is no migration of this name", "GET /api/v1/migrations lists them."),
    NO_FINDING(32, 404, "There is no such finding", "GET the migration's findings."),
    NO_ENTRY(37, 404, "There is no such ledger entry", "GET the migration's ledger."),
    NO_KEY(33, 404, "There is no such key", "GET /api/v1/keys lists them."),
    NO_DEAD_LETTER(34, 404, "There is no such dead letter", "GET /api/v1/dead-letters lists them."),
    NAME_TAKEN(35, 409, "The name is taken", "Choose another name, or use what is there."),
    ENDPOINT_IN_USE(36, 409, "The endpoint is in use", "Delete the migrations that are named first."),

    NOT_NOW(40, 409, "This is no move from the present state", "GET the migration; actions lists the moves."),
    PRECONDITION_NOT_MET(
            41,
            409,
            "A precondition is not met",
            "Mend what the findings name and assess again, or accept them with a reason."),
    NOT_READY(42, 409, "It is not ready for the cut-over", "Wait for, or mend, what the detail names."),
    NOT_DELETABLE(43, 409, "The migration cannot be deleted", "Cancel it, then clean it."),
    FINDING_CLOSED(44, 409, "The finding is closed", "There is nothing to accept any more."),
    LAST_ADMIN(45, 409, "It is the last admin key", "Create another admin key first."),
    ALREADY_REPLAYED(46, 409, "The dead letter was replayed", "If it came back, replay the newer one."),

    SERVICE_AWAY(
            50,
            503,
            "The service that knows this does not answer",
            "Try again as Retry-After says; the migration itself goes on."),
    SERVICE_ANSWER(
            51,
            502,
            "A service gave an answer that is not understood",
            "Look at that service's log with the trace id."),
    NOT_SEEN_YET(52, 404, "There is nothing to show yet", "Take the step that makes it; actions lists the moves."),
    ;

    private final int number;
    private final int status;
    private final String title;
    private final String remedy;

    GatewayProblem(int number, int status, String title, String remedy) {
        this.number = number;
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return "GWY-%04d".formatted(number);
    }

    @Override
    public Kind kind() {
        return status < 500 ? Kind.USER : Kind.PLATFORM;
    }

    @Override
    public boolean retryable() {
        return status == 429 || status == 503;
    }

    @Override
    public int status() {
        return status;
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
