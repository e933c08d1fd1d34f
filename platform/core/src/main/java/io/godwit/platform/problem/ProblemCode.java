package io.godwit.platform.problem;

/**
 * One entry of a module's catalogue of problems; each module has one enum of them.
 *
 * <p>Prefixes: GWY gateway, ASM assessment, CNV conversion, REP replication, PLT platform.
 */
public interface ProblemCode {
    /** {@code REP-0007}. */
    String code();

    Kind kind();

    boolean retryable();

    /** HTTP status of an answer that carries it. */
    int status();

    String title();

    String remedy();

    default Severity severity() {
        return Severity.ERROR;
    }

    enum Kind {
        USER,
        SOURCE,
        TARGET,
        PLATFORM,
        INTERNAL
    }
}
