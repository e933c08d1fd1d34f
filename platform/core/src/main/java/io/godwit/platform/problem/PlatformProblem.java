package io.godwit.platform.problem;

/** What can go wrong between the services, and in any request, whatever it is about. */
public enum PlatformProblem implements ProblemCode {
    INTERNAL(
            1,
            Kind.INTERNAL,
            500,
            "Something went wrong inside Godwit",
            "Look for the trace id in the logs of the service that answered, and report it."),
    MALFORMED_REQUEST(2, Kind.USER, 400, "The request cannot be read", "Mend the place that the detail names."),
    INVALID_FIELDS(3, Kind.USER, 422, "Some fields are not valid", "Mend the fields that are listed."),
    NOT_FOUND(4, Kind.USER, 404, "There is no such thing", "Look at the list of what there is."),
    METHOD_NOT_ALLOWED(5, Kind.USER, 405, "This cannot be done here", "GET /openapi lists what each path offers."),
    NOT_ACCEPTABLE(
            6, Kind.USER, 406, "There is no such form of the answer", "Ask for application/json, or see GET /openapi."),
    UNSUPPORTED_MEDIA_TYPE(7, Kind.USER, 415, "The body has another form than asked", "Send application/json."),
    UNAUTHENTICATED(8, Kind.USER, 401, "Nobody is signed in", "Send a valid key or token in Authorization."),
    FORBIDDEN(9, Kind.USER, 403, "This is not allowed to you", "Ask an administrator for a key with another role."),
    TOO_LARGE(10, Kind.USER, 413, "The request is too large", "Send less at once."),
    REFUSED_REQUEST(11, Kind.USER, 400, "The request is refused", "See GET /openapi for what is understood."),

    SEAL_BROKEN(
            20,
            Kind.PLATFORM,
            500,
            "A sealed password does not belong to its endpoint",
            "Enter the endpoint's password again; a changed host, port, user or TLS setting always asks for it."),
    NOT_A_RECIPIENT(
            21,
            Kind.PLATFORM,
            500,
            "A sealed password is not for this service",
            "Enter the endpoint's password again: it was sealed before this service had its key."),
    KEYS_UNUSABLE(
            22,
            Kind.PLATFORM,
            500,
            "The key files cannot be used",
            "Look at the file that the detail names; `godwit up` makes missing ones."),

    TOKEN_REFUSED(30, Kind.USER, 401, "The read token is refused", "Reads of services go through the gateway."),

    UNREADABLE_MESSAGE(
            40,
            Kind.PLATFORM,
            500,
            "A message cannot be read",
            "It lies in the dead letters; replay it when all services have the same release."),
    FORGED_MESSAGE(
            41,
            Kind.PLATFORM,
            500,
            "A message is not signed by its sender",
            "Find out who writes to the broker; the message was not handled."),
    STALE_COMMAND(
            42, Kind.USER, 409, "The migration has moved on", "Look at its state and ask again if it is still wanted."),
    HANDLER_FAILED(
            43, Kind.INTERNAL, 500, "A message could not be handled", "Mend the cause, then replay the dead letter."),

    STATE_STORE_UNREACHABLE(
            50,
            Kind.PLATFORM,
            true,
            503,
            "The state database does not answer",
            "Look whether it runs; Godwit tries again."),
    SERVICE_UNREACHABLE(
            51,
            Kind.PLATFORM,
            true,
            503,
            "A service behind the gateway does not answer",
            "Look whether it runs, then ask again.");

    private final String code;
    private final Kind kind;
    private final boolean retryable;
    private final int status;
    private final String title;
    private final String remedy;

    PlatformProblem(int number, Kind kind, int status, String title, String remedy) {
        this(number, kind, false, status, title, remedy);
    }

    PlatformProblem(int number, Kind kind, boolean retryable, int status, String title, String remedy) {
        this.code = "PLT-%04d".formatted(number);
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
    public String title() {
        return title;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
