package io.godwit.engine.postgresql.apply;

import java.util.HashMap;
import java.util.Map;

/** What a transaction of the applier came to, over all parts of it. A part that is tried again is counted once. */
final class Tally {
    long rows;
    int divergences;
    int opened;
    int closed;
    final Map<Integer, Long> changes = new HashMap<>();

    void changed(int table, long count) {
        changes.merge(table, count, Long::sum);
    }

    Tally copy() {
        Tally copy = new Tally();
        copy.rows = rows;
        copy.divergences = divergences;
        copy.opened = opened;
        copy.closed = closed;
        copy.changes.putAll(changes);
        return copy;
    }

    /** What was counted since the copy was taken did not happen. */
    void back(Tally copy) {
        rows = copy.rows;
        divergences = copy.divergences;
        opened = copy.opened;
        closed = copy.closed;
        changes.clear();
        changes.putAll(copy.changes);
    }
}
