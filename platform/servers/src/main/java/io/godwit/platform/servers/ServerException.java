package io.godwit.platform.servers;

import org.jspecify.annotations.Nullable;

/** A local server cannot be prepared, started or reached. The message says what is wrong, {@link #remedy()} what to do about it. */
public final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public ServerException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public ServerException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem + "\n  → " + remedy, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
