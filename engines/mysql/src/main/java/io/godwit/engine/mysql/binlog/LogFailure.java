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

    static EngineException damaged(BinlogPosition at, String what) {
        return notUnderstood(
                at,
                "is damaged: " + what,
                "Check the server's disk and the network; when the log is damaged, load again from a position after it.");
    }
}
