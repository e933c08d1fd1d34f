package io.godwit.platform.service.store;

import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.ProblemException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failure of the state database means, by its SQLState or its class, never by its text. */
public final class StoreFailure {
    /** Serialization, deadlock; a unique value or a referenced row that another transaction took meanwhile. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "23505", "23503");

    private StoreFailure() {}

    /** Whether the state database does not answer, as {@link StateStore} throws it. */
    public static boolean isStoreAway(Throwable failure) {
        return failure instanceof ProblemException known
                && known.problem().code().equals(PlatformProblem.STATE_STORE_UNREACHABLE.code());
    }

    /** Whether another transaction was in the way: the next attempt sees what it did. */
    static boolean isConflict(Throwable failure) {
        return CONFLICTS.contains(sqlState(failure));
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
        if (!state.isEmpty()) {
            return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
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

    /** The client's own, or the one that Hibernate made of it. */
    private static String sqlState(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = switch (cause) {
                case PgException database -> database.getSqlState();
                case SQLException converted -> converted.getSQLState();
                default -> null;
            };
            if (state != null) {
                return state;
            }
        }
        return "";
    }
}
