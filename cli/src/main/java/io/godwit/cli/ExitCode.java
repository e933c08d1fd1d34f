package io.godwit.cli;

/** What the command line's exit codes mean. */
public final class ExitCode {
    public static final int DONE = 0;
    /** It ended otherwise than asked: failed, differences found, something left behind. */
    public static final int OTHERWISE = 1;

    public static final int USAGE = 2;
    /** A precondition refuses it. */
    public static final int PRECONDITION = 3;

    public static final int UNREACHABLE = 4;
    /** Left with Ctrl-C while the migration goes on. */
    public static final int LEFT = 130;

    private ExitCode() {}
}
