package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;

/** What a fence says to whom it stops (H15). */
public final class Fences {
    private Fences() {}

    public static EngineException applierReplaced() {
        return new EngineException(
                Kind.FENCED, "Another worker applies this task's changes now.", "Nothing: this worker stops.");
    }

    public static EngineException planReplaced() {
        return new EngineException(
                Kind.FENCED,
                "The table is read again by a newer plan; this chunk belongs to the old one.",
                "Nothing: the chunk is given up.");
    }
}
