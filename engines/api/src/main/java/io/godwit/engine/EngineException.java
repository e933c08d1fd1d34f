package io.godwit.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something an engine could not do, in words that a person can act on. The message never holds a row's values or a
 * credential.
 */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kind of trouble it is; decides about retries and about who is told. */
    public enum Kind {
        /** The server cannot be reached, or the connection broke: worth another try. */
        UNREACHABLE,
        /** The server refused the sign-in. */
        AUTHENTICATION,
        /** TLS could not be agreed or verified. */
        TLS,
        /** The account lacks a right. */
        PRIVILEGE,
        /** The server is not the one, or not in the state, that the task was started with. */
        WRONG_SERVER,
        /** The position to go on from is gone. */
        POSITION_LOST,
        /** Something was read that is not understood; going on could lose rows (H7). */
        NOT_UNDERSTOOD,
        /** The source's structure is not what was converted (H9, H10). */
        SCHEMA_CHANGED,
        /** This worker was replaced; it must stop at once and commit nothing (H15). */
        FENCED,
        /** A deadlock, a lock or statement time-out, a serialization failure: the same work may be tried again. */
        TRANSIENT,
        /** The target is out of space or memory. */
        RESOURCES,
        /** A statement failed. */
        STATEMENT,
        /** What the user asked for cannot be done with this engine. */
        UNSUPPORTED
    }

    private final Kind kind;
    private final String remedy;
    private final @Nullable String sqlState;

    public EngineException(Kind kind, String message, String remedy) {
        this(kind, message, remedy, null, null);
    }

    public EngineException(
            Kind kind, String message, String remedy, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
        this.sqlState = sqlState;
    }

    public Kind kind() {
        return kind;
    }

    /** What a person can do about it; empty where nothing is known. */
    public String remedy() {
        return remedy;
    }

    public @Nullable String sqlState() {
        return sqlState;
    }

    public boolean retryable() {
        return kind == Kind.UNREACHABLE || kind == Kind.TRANSIENT || kind == Kind.RESOURCES;
    }
}
