package io.godwit.worker.problem;

import io.godwit.engine.EngineException;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemException;

/** What an exception means to a person, and whether another try makes sense. Asks for kinds, never for a message's text. */
public final class Failures {
    /** SQLState of a table that is not there. */
    private static final String NO_SUCH_TABLE = "42S02";

    private Failures() {}

    public static boolean retryable(Throwable failure) {
        return switch (failure) {
            case EngineException engine -> engine.retryable();
            case ProblemException known -> known.problem().code().equals(ReplicationProblem.PLAN_UNAVAILABLE.code());
            default -> false;
        };
    }

    /** What a {@code SCHEMA_CHANGED} of one table means: it is gone, or has another form. */
    public static ReplicationProblem ofTable(EngineException failure) {
        return NO_SUCH_TABLE.equals(failure.sqlState())
                ? ReplicationProblem.TABLE_GONE
                : ReplicationProblem.TABLE_CHANGED;
    }

    /** Whether this worker was replaced (H15). */
    public static boolean fenced(Throwable failure) {
        return failure instanceof EngineException engine && engine.kind() == EngineException.Kind.FENCED;
    }

    public static Problem problem(Throwable failure) {
        return switch (failure) {
            case EngineException engine -> of(engine);
            case ProblemException known -> known.problem();
            default ->
                Problem.of(ReplicationProblem.INTERNAL, failure.getClass().getSimpleName() + " in " + place(failure));
        };
    }

    private static Problem of(EngineException engine) {
        String state = engine.sqlState() == null ? "" : " (SQLState " + engine.sqlState() + ")";
        Problem problem = Problem.of(code(engine.kind()), engine.getMessage() + state);
        return engine.remedy().isEmpty() ? problem : problem.remedied(engine.remedy());
    }

    private static ReplicationProblem code(EngineException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE, TRANSIENT -> ReplicationProblem.UNREACHABLE;
            case RESOURCES -> ReplicationProblem.TARGET_RESOURCES;
            case AUTHENTICATION -> ReplicationProblem.AUTHENTICATION;
            case TLS -> ReplicationProblem.TLS;
            case PRIVILEGE -> ReplicationProblem.PRIVILEGE;
            case WRONG_SERVER -> ReplicationProblem.WRONG_SERVER;
            case POSITION_LOST -> ReplicationProblem.POSITION_LOST;
            case NOT_UNDERSTOOD -> ReplicationProblem.NOT_UNDERSTOOD;
            case SCHEMA_CHANGED -> ReplicationProblem.STRUCTURE_DIFFERS;
            case FENCED -> ReplicationProblem.REPLACED;
            case STATEMENT -> ReplicationProblem.STATEMENT_FAILED;
            case UNSUPPORTED -> ReplicationProblem.UNSUPPORTED;
        };
    }

    private static String place(Throwable failure) {
        for (StackTraceElement element : failure.getStackTrace()) {
            if (element.getClassName().startsWith("io.godwit.")) {
                return element.getClassName() + "." + element.getMethodName() + ":" + element.getLineNumber();
            }
        }
        return "a library";
    }
}
