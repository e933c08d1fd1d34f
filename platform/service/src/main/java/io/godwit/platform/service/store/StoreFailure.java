package io.godwit.platform.service.store;

import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failure of the state database means, by its SQLState or its class, never by its text. */
public final class StoreFailure {
    private static final String UNIQUE_VIOLATION = "23505";

    private StoreFailure() {}

    /** Whether another row with the same unique value was there first. */
    public static boolean isUniqueViolation(Throwable failure) {
        return UNIQUE_VIOLATION.equals(sqlState(failure));
    }

    /** Whether the state database does not answer, as {@link StateStore} throws it. */
    public static boolean isStoreAway(Throwable failure) {
        return failure instanceof ProblemException known
                && known.problem().code().equals(PlatformProblem.STATE_STORE_UNREACHABLE.code());
    }

    static boolean isConflict(Throwable failure) {
        String state = sqlState(failure);
        return state.equals("40001") || state.equals("40P01");
    }

    static RuntimeException translate(RuntimeException failure) {
        return isUnreachable(failure) ? unreachable(failure) : failure;
    }

    private static ProblemException unreachable(Throwable cause) {
        var problem = new ProblemException(PlatformProblem.STATE_STORE_UNREACHABLE, "no connection, or it was lost");
        problem.initCause(cause);
        return problem;
    }

    private static boolean isUnreachable(Throwable failure) {
        String state = sqlState(failure);
        if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57")) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException
                    || cause instanceof io.vertx.core.impl.NoStackTraceThrowable) {
                return true;
            }
        }
        return false;
    }

    private static String sqlState(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException database && database.getSqlState() != null) {
                return database.getSqlState();
            }
        }
        return "";
    }
}
