package io.godwit.engine.postgresql.apply;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a transaction of the applier came to, over all parts of it. A part that is tried again is counted once. */
final class Tally {
    long rows;
    int divergences;
    int opened;
    int closed;
    final Map<Integer, Long> changes = new HashMap<>();
    private final Set<Integer> entered = new HashSet<>();

    void changed(int table, long count) {
        changes.merge(table, count, Long::sum);
    }

    /** An entry was opened in the ledger. */
    void opened(int table) {
        opened++;
        entered.add(table);
    }

    /** Whether the ledger may hold open entries of a table: from before, or opened in this transaction. */
    boolean entries(int table, TableModes.Mode mode) {
        return mode.ledger() || entered.contains(table);
    }

    Tally copy() {
        Tally copy = new Tally();
        copy.rows = rows;
        copy.divergences = divergences;
        copy.opened = opened;
        copy.closed = closed;
        copy.changes.putAll(changes);
        copy.entered.addAll(entered);
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
        entered.retainAll(copy.entered);
    }
}
