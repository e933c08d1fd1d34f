package io.godwit.engine.mysql.binlog;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.position.BinlogPosition;
import org.jspecify.annotations.Nullable;

/** Failures that stop the reading of a log, each with the place where it stopped (H7). */
final class LogFailure {
    private LogFailure() {}

    static EngineException notUnderstood(BinlogPosition at, String what, String remedy) {
        return notUnderstood(at, what, remedy, null);
    }

    static EngineException notUnderstood(BinlogPosition at, String what, String remedy, @Nullable Throwable cause) {
        return new EngineException(
                Kind.NOT_UNDERSTOOD, "The binary log at " + at + " " + what + ".", remedy, null, cause);
    }

    static EngineException lost(BinlogPosition at) {
        return new EngineException(
                Kind.POSITION_LOST,
                "The server's binary log no longer holds what follows " + at
                        + ": its files were removed, or it was begun anew (RESET MASTER).",
                "Migrate anew: cancel, clean, empty the target's tables, with a log that is kept longer.");
    }

    static EngineException damaged(BinlogPosition at, String what) {
        return notUnderstood(
                at,
                "is damaged: " + what,
                "Check the server's disk and the network; when the log is damaged, migrate anew from a position after it.");
    }
}
