package io.godwit.engine.postgresql.copy;

import io.godwit.engine.EngineException;
import io.godwit.engine.postgresql.connection.Failures;
import io.godwit.engine.postgresql.connection.Session;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that the server refuses: what fails as a whole is tried in halves, each under a savepoint, down to single
 * rows (H17). Other failures than of rows end the search.
 */
public final class Bisect {
    private Bisect() {}

    /** Does rows {@code from} to {@code to} (exclusive); false when one of them was not as it should be. */
    @FunctionalInterface
    public interface Attempt {
        boolean run(int from, int to);
    }

    /** Takes the one row that does not go: the server's reason, or null when the attempt said false. */
    @FunctionalInterface
    public interface Refused {
        void row(int index, @Nullable EngineException why);
    }

    /** True when all went; false when a row was given to {@code refused}. */
    public static boolean run(Session session, int from, int to, Attempt attempt, Refused refused) {
        if (from >= to) {
            return true;
        }
        session.execute("SAVEPOINT godwit_bisect");
        EngineException why = null;
        try {
            if (attempt.run(from, to)) {
                session.execute("RELEASE SAVEPOINT godwit_bisect");
                return true;
            }
        } catch (EngineException e) {
            if (!Failures.refusesRow(e)) {
                throw e;
            }
            why = e;
        }
        session.execute("ROLLBACK TO SAVEPOINT godwit_bisect; RELEASE SAVEPOINT godwit_bisect");
        if (to - from == 1) {
            refused.row(from, why);
            return false;
        }
        int middle = (from + to) >>> 1;
        return run(session, from, middle, attempt, refused) & run(session, middle, to, attempt, refused);
    }
}
