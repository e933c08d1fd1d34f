package io.godwit.worker.verify;

import io.godwit.engine.target.TaskState;
import io.godwit.engine.target.TaskState.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/** Reads the whole of an open ledger, page by page. */
public final class Ledgers {
    private static final int MOST = 100_000;

    private Ledgers() {}

    public static List<LedgerEntry> open(TaskState state, int page) {
        List<LedgerEntry> entries = new ArrayList<>();
        long after = 0;
        while (entries.size() < MOST) {
            List<LedgerEntry> next = state.ledger(true, after, page);
            entries.addAll(next);
            if (next.size() < page) {
                break;
            }
            after = next.getLast().id();
        }
        return entries;
    }
}
