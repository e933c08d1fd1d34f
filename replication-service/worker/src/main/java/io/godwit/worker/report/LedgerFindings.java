package io.godwit.worker.report;

import io.godwit.engine.target.TaskState.LedgerEntry;
import io.godwit.platform.problem.Problem;
import io.godwit.worker.problem.ReplicationProblem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one finding for each table, column and rule in the ledger, and closes those whose entries are gone. */
final class LedgerFindings {
    private static final Set<String> CODES = Set.of(
            ReplicationProblem.ROWS_REFUSED.code(),
            ReplicationProblem.DIVERGED.code(),
            ReplicationProblem.ROWS_DIFFER.code());

    private LedgerFindings() {}

    private record Group(int table, ReplicationProblem code, String column, String rule) {}

    /** @param open entries in all; there may be more than {@code entries} */
    static void raise(TaskProgress progress, List<LedgerEntry> entries, long open) {
        Map<Group, Long> counts = new LinkedHashMap<>();
        Map<Group, String> reasons = new LinkedHashMap<>();
        for (LedgerEntry entry : entries) {
            var group = new Group(entry.table(), code(entry), entry.column(), entry.rule());
            counts.merge(group, 1L, Long::sum);
            reasons.putIfAbsent(group, entry.reason());
        }
        Set<String> kept = new HashSet<>();
        counts.forEach((group, count) -> {
            TableProgress table = progress.table(group.table());
            String name = table.plan().source().toString();
            long rows = group.code() == ReplicationProblem.ROWS_DIFFER
                    ? Math.max(count, table.outcome().differing())
                    : count;
            String column = group.column().isEmpty() ? "" : ", column " + group.column();
            String atLeast = open > entries.size() ? "at least " : "";
            String detail = name + column + ", rule " + group.rule() + ": " + atLeast + rows + " rows. "
                    + reasons.getOrDefault(group, "");
            progress.findings()
                    .raise(Problem.of(group.code(), detail).about(name), rows, group.column() + " " + group.rule());
            kept.add(group.code().code() + detail);
        });
        progress.findings()
                .close(finding -> CODES.contains(finding.problem().code())
                        && !kept.contains(
                                finding.problem().code() + finding.problem().detail()));
    }

    private static ReplicationProblem code(LedgerEntry entry) {
        if (entry.rule().equals(ReplicationProblem.ROWS_DIFFER.code())) {
            return ReplicationProblem.ROWS_DIFFER;
        }
        return entry.kind().equals(LedgerEntry.REFUSED) ? ReplicationProblem.ROWS_REFUSED : ReplicationProblem.DIVERGED;
    }
}
