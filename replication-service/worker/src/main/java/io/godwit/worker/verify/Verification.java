package io.godwit.worker.verify;

import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.TaskState;
import io.godwit.engine.target.TaskState.LedgerEntry;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.problem.Problem;
import io.godwit.worker.change.ChangedKeys;
import io.godwit.worker.change.Descendants;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.report.TableProgress;
import io.godwit.worker.report.TableProgress.Compared;
import io.godwit.worker.report.TableProgress.Outcome;
import io.godwit.worker.report.TaskProgress;
import io.godwit.worker.task.Connections;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Whether both sides are equal, and if not, which rows. The first comparison reads everything; later ones on request; the
 * one in a cut-over reads what changed since a table was last found equal, and counts the rest; tables whose changes the log
 * does not hold it reads whole.
 */
public final class Verification {
    private static final Logger LOG = Logger.getLogger(Verification.class);
    private static final int LEDGER_PAGE = 1_000;

    private final Connections connections;
    private final SchemaPlan plan;
    private final TaskProgress progress;
    private final Set<Integer> cascadedInto;
    private final List<String> stopped = new ArrayList<>();

    public Verification(Connections connections, SchemaPlan plan) {
        this.connections = connections;
        this.plan = plan;
        this.progress = connections.task().progress();
        this.cascadedInto = cascadedInto(plan);
    }

    /** Tables to which a parent that does not move cascades: no event that is read here tells of it (H1). */
    private static Set<Integer> cascadedInto(SchemaPlan plan) {
        Set<TableName> moving = plan.tables().stream().map(TablePlan::source).collect(Collectors.toSet());
        Map<Integer, Set<Integer>> descendants = Descendants.of(plan);
        Set<Integer> reached = new HashSet<>();
        for (TablePlan table : plan.tables()) {
            if (table.cascades().stream().anyMatch(key -> !moving.contains(key.parent()))) {
                reached.add(table.id());
                reached.addAll(descendants.getOrDefault(table.id(), Set.of()));
            }
        }
        return reached;
    }

    /** Compares what this process has not found equal yet. */
    public void first() {
        for (TablePlan table : tables()) {
            if (progress.table(table.id()).outcome().compared() != Compared.EQUAL) {
                guarded(table, () -> whole(table));
            }
        }
        judge();
    }

    /** Compares everything anew. */
    public boolean all() {
        tables().forEach(table -> guarded(table, () -> whole(table)));
        return judge();
    }

    /** Compares one table anew. */
    public boolean table(TablePlan table) {
        guarded(table, () -> whole(table));
        judge();
        return progress.table(table.id()).outcome().compared() == Compared.EQUAL;
    }

    /** Compares what changed since it was last found equal; {@code counts} also counts every table's rows. */
    public boolean changed(boolean counts) {
        Set<TableName> unlogged = connections.questions().unlogged(plan);
        boolean fired = firedByChanges();
        for (TablePlan table : tables()) {
            connections.check();
            boolean silent = fired || cascadedInto.contains(table.id()) || unlogged.contains(table.source());
            guarded(table, () -> changed(table, silent, counts));
        }
        return judge();
    }

    /** Whether something changed that no comparison has read; stopped tables are in none. */
    public boolean outdated() {
        return tables().stream()
                .anyMatch(table -> connections.stream().changedKeys().holds(table.id()));
    }

    /**
     * Whether changes fire what an undone cut-over made: foreign keys and triggers stay, and act on rows of which the log does
     * not tell.
     */
    private boolean firedByChanges() {
        if (connections.state().appliesUnfired()) {
            return false;
        }
        Set<String> executed = new HashSet<>(connections.state().executed());
        return plan.statements().stream()
                .filter(statement -> statement.stage() == Stage.FOREIGN_KEYS || statement.stage() == Stage.TRIGGERS)
                .anyMatch(statement -> executed.contains(statement.id()));
    }

    private void changed(TablePlan table, boolean silent, boolean counts) {
        if (silent || progress.table(table.id()).outcome().compared() != Compared.EQUAL) {
            whole(table);
            return;
        }
        ChangedKeys.Changed changed = connections.stream().changedKeys().take(table.id());
        if (changed.whole()) {
            whole(table);
        } else {
            keys(table, changed.keys());
            if (counts) {
                count(table);
            }
        }
    }

    /** A table whose source has another form by now cannot be compared: it stops, and this comparison is not clean (H10). */
    private void guarded(TablePlan table, Runnable comparison) {
        try {
            comparison.run();
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.SCHEMA_CHANGED) {
                throw e;
            }
            connections.stopTable(table, e);
            stopped.add(table.source().toString());
        }
    }

    private List<TablePlan> tables() {
        Set<Integer> stopped = connections.state().tables().stream()
                .filter(table -> table.state() == TaskState.TableStatus.State.STOPPED)
                .map(TaskState.TableStatus::table)
                .collect(Collectors.toSet());
        return plan.tables().stream()
                .filter(table -> !stopped.contains(table.id()))
                .toList();
    }

    private void whole(TablePlan table) {
        connections.check();
        TableProgress shown = progress.table(table.id());
        Outcome before = shown.outcome();
        shown.comparing();
        connections.stream().changedKeys().take(table.id());
        boolean ended = false;
        try {
            List<LedgerEntry> diverged = ledger(table).stream()
                    .filter(entry -> entry.kind().equals(LedgerEntry.DIVERGENCE))
                    .toList();
            var result = new TableComparison(connections, table).compare();
            record(table, result);
            if (result.equal() && !diverged.isEmpty()) {
                connections.state().settle(diverged);
            }
            ended = true;
        } finally {
            if (!ended) {
                connections.stream().changedKeys().putBack(table.id());
                shown.compared(
                        new Outcome(Compared.NEVER, before.sourceRows(), before.targetRows(), 0, null, before.note()));
            }
        }
    }

    private void record(TablePlan table, TableComparison.Result result) {
        Set<ByteBuffer> ledgered = ledgered(table);
        List<Difference> news = result.differences().stream()
                .filter(difference -> !ledgered.contains(ByteBuffer.wrap(difference.key())))
                .toList();
        long known = result.differences().size() - (long) news.size() + result.refused();
        long differing = result.differing() + result.refused();
        if (!result.equal()) {
            connections.stream().changedKeys().putBack(table.id());
        }
        diverged(table, news);
        findings(table, result);
        progress.table(table.id())
                .compared(new Outcome(
                        result.equal() ? Compared.EQUAL : Compared.DIFFERS,
                        result.sourceRows(),
                        result.targetRows(),
                        differing,
                        Instant.now(),
                        known == 0 ? Optional.empty() : Optional.of(known + " rows are in the ledger already")));
        LOG.infof(
                "compared: table=%s rows=%d differing=%d ledger=%d",
                table.source(), result.sourceRows(), differing, known);
    }

    private void diverged(TablePlan table, List<Difference> differences) {
        Map<String, List<byte[]>> byReason = differences.stream()
                .collect(Collectors.groupingBy(
                        Difference::reason, Collectors.mapping(Difference::key, Collectors.toList())));
        byReason.forEach((reason, keys) ->
                connections.state().diverged(table.id(), keys, ReplicationProblem.ROWS_DIFFER.code(), reason));
    }

    private void findings(TablePlan table, TableComparison.Result result) {
        String name = table.source().toString();
        String counts =
                name + ": " + result.sourceRows() + " rows in the source, " + result.targetRows() + " in the target";
        if (table.keyless() && result.differing() > 0) {
            String detail = counts + "; at least " + result.differing() + " differ.";
            progress.findings()
                    .raise(
                            Problem.of(ReplicationProblem.MULTISET_DIFFERS, detail)
                                    .about(name),
                            result.differing());
        } else {
            progress.findings().close(ReplicationProblem.MULTISET_DIFFERS, name, "");
        }
        progress.findings().close(ReplicationProblem.COUNT_DIFFERS, name, "");
    }

    private Set<ByteBuffer> ledgered(TablePlan table) {
        return ledger(table).stream()
                .map(LedgerEntry::key)
                .filter(key -> key.length > 0)
                .map(ByteBuffer::wrap)
                .collect(Collectors.toSet());
    }

    private List<LedgerEntry> ledger(TablePlan table) {
        return Ledgers.open(connections.state(), LEDGER_PAGE).stream()
                .filter(entry -> entry.table() == table.id())
                .toList();
    }

    private void keys(TablePlan table, List<byte[]> keys) {
        if (keys.isEmpty()) {
            return;
        }
        boolean equal = false;
        try {
            int rounds = connections.task().tuning().recheckRounds();
            List<Difference> confirmed = new Suspects(connections, table).confirmed(keys, rounds);
            equal = confirmed.isEmpty();
            if (!equal) {
                Outcome last = progress.table(table.id()).outcome();
                diverged(table, confirmed);
                progress.table(table.id())
                        .compared(new Outcome(
                                Compared.DIFFERS,
                                last.sourceRows(),
                                last.targetRows(),
                                confirmed.size(),
                                Instant.now(),
                                last.note()));
            }
        } finally {
            if (!equal) {
                connections.stream().changedKeys().putBack(table.id());
            }
        }
        progress.comparedRows(keys.size());
    }

    /** Only where the source stands still: the counts are not taken at one position. */
    private void count(TablePlan table) {
        long source = connections.sourceRows().count(table);
        long target = connections.targetRows().count(table);
        Outcome last = progress.table(table.id()).outcome();
        boolean equal = source == target && last.compared() == Compared.EQUAL;
        progress.table(table.id())
                .compared(new Outcome(
                        equal ? Compared.EQUAL : Compared.DIFFERS,
                        source,
                        target,
                        Math.max(last.differing(), Math.abs(source - target)),
                        Instant.now(),
                        last.note()));
        if (source != target) {
            String name = table.source().toString();
            String detail = name + ": " + source + " rows in the source, " + target + " in the target.";
            progress.findings()
                    .raise(Problem.of(ReplicationProblem.COUNT_DIFFERS, detail).about(name), Math.abs(source - target));
            connections.stream().changedKeys().putBack(table.id());
        }
    }

    /** Says whether all tables are equal. */
    private boolean judge() {
        List<String> differing = new ArrayList<>(stopped);
        stopped.clear();
        int equal = 0;
        for (TablePlan table : tables()) {
            if (progress.table(table.id()).outcome().compared() == Compared.EQUAL) {
                equal++;
            } else {
                differing.add(table.source().toString());
            }
        }
        boolean clean = differing.isEmpty();
        String message = clean
                ? equal + " tables are equal"
                : differing.size() + " tables are not equal: "
                        + String.join(", ", differing.subList(0, Math.min(10, differing.size())));
        progress.conditions().set(Type.VERIFIED, clean, clean ? "AllEqual" : "RowsDiffer", message);
        return clean;
    }
}
