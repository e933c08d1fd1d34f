package io.godwit.worker.shape;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.TaskState;
import io.godwit.platform.problem.Problem;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.report.Findings;
import io.godwit.worker.task.Await;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Executes the plan's statements, stage by stage, each once. A statement that the target refuses becomes a finding; where
 * rows cannot go on without it, its table stops.
 */
public final class Shaper {
    private static final Logger LOG = Logger.getLogger(Shaper.class);

    private static final Set<Stage> OF_LIVING_TABLES = Set.of(Stage.UNIQUE_KEYS, Stage.FOREIGN_KEYS, Stage.TRIGGERS);
    private static final int TRIES = 20;
    private static final long AGAIN_MILLIS = 100;

    private final SchemaPlan plan;
    private final TaskState state;
    private final Findings findings;
    private final Map<TableName, TablePlan> byTarget = new HashMap<>();

    public Shaper(SchemaPlan plan, TaskState state, Findings findings) {
        this.plan = plan;
        this.state = state;
        this.findings = findings;
        plan.tables().forEach(table -> byTarget.put(table.target(), table));
    }

    /** The statements of a stage that are not executed yet, in order. */
    public List<PlannedStatement> open(Stage stage) {
        Set<String> executed = new HashSet<>(state.executed());
        return all(stage).stream()
                .filter(statement -> !executed.contains(statement.id()))
                .toList();
    }

    /** The statements of a stage, in order. */
    public List<PlannedStatement> all(Stage stage) {
        return plan.statements().stream()
                .filter(statement -> statement.stage() == stage)
                .toList();
    }

    /** Executes a stage; false when some statement was refused and nobody accepted that. */
    public boolean stage(Stage stage) {
        boolean all = true;
        Set<Integer> stopped = OF_LIVING_TABLES.contains(stage) ? stopped() : Set.of();
        for (PlannedStatement statement : open(stage)) {
            boolean later = table(statement)
                    .map(TablePlan::id)
                    .filter(stopped::contains)
                    .isPresent();
            all &= later || execute(statement) || accepted(statement);
        }
        return all;
    }

    /** Their keys come with their rows, when they are reloaded. */
    private Set<Integer> stopped() {
        return state.tables().stream()
                .filter(table -> table.state() == TaskState.TableStatus.State.STOPPED)
                .map(TaskState.TableStatus::table)
                .collect(Collectors.toSet());
    }

    /** The planned table that a statement belongs to. */
    public Optional<TablePlan> table(PlannedStatement statement) {
        return statement.table().map(byTarget::get);
    }

    /** False when the target refused the statement; throws what another try may mend and what concerns the whole task. */
    public boolean execute(PlannedStatement statement) {
        long start = System.nanoTime();
        try {
            executePatiently(statement);
        } catch (EngineException e) {
            if (e.kind() != Kind.STATEMENT || concernsTask(statement)) {
                throw e;
            }
            refused(statement, e);
            return false;
        }
        findings.close(code(statement), subject(statement), aspect(statement));
        LOG.infof(
                "statement executed: stage=%s statement=%s millis=%d",
                statement.stage(), statement.id(), (System.nanoTime() - start) / 1_000_000);
        return true;
    }

    /** The applier and a statement may meet in a deadlock, or a lock not come in time. */
    private void executePatiently(PlannedStatement statement) {
        for (int attempt = 1; ; attempt++) {
            try {
                state.execute(statement);
                return;
            } catch (EngineException e) {
                if (e.kind() != Kind.TRANSIENT || attempt >= TRIES) {
                    throw e;
                }
                LOG.infof("statement is tried again: statement=%s sqlState=%s", statement.id(), e.sqlState());
                Await.pause(AGAIN_MILLIS * attempt);
            }
        }
    }

    private boolean accepted(PlannedStatement statement) {
        return findings.accepted(code(statement), subject(statement), aspect(statement));
    }

    private static boolean concernsTask(PlannedStatement statement) {
        return statement.stage() == Stage.TABLES && statement.table().isEmpty();
    }

    private void refused(PlannedStatement statement, EngineException refusal) {
        ReplicationProblem code = code(statement);
        String detail = statement.id() + ": " + refusal.getMessage();
        findings.raise(Problem.of(code, detail).about(subject(statement)), 1, aspect(statement));
        LOG.warnf(
                "statement refused: statement=%s problem=%s sqlState=%s",
                statement.id(), code.code(), refusal.sqlState());
        if (stopsTable(statement)) {
            table(statement).ifPresent(table -> state.stop(table.id(), code.code(), detail));
        }
    }

    /** Whether rows cannot go on without it. */
    public static boolean stopsTable(PlannedStatement statement) {
        return statement.stage() == Stage.TABLES || (statement.stage() == Stage.KEYS && !servesQueriesAlone(statement));
    }

    /** An index that is neither key nor unique: rows come and change without it. */
    private static boolean servesQueriesAlone(PlannedStatement statement) {
        return statement.sql().startsWith("CREATE INDEX ");
    }

    private String subject(PlannedStatement statement) {
        return table(statement)
                .map(table -> table.source().toString())
                .orElseGet(() -> statement.table().map(TableName::toString).orElse("target"));
    }

    /** A stopped table has one finding, other statements one each. */
    private static String aspect(PlannedStatement statement) {
        return stopsTable(statement) ? "" : statement.id();
    }

    private static ReplicationProblem code(PlannedStatement statement) {
        return switch (statement.stage()) {
            case TABLES -> ReplicationProblem.TABLE_NOT_MADE;
            case KEYS ->
                servesQueriesAlone(statement) ? ReplicationProblem.UNIQUE_NOT_MADE : ReplicationProblem.KEY_NOT_MADE;
            case UNIQUE_KEYS -> ReplicationProblem.UNIQUE_NOT_MADE;
            case FOREIGN_KEYS -> ReplicationProblem.FOREIGN_KEY_NOT_MADE;
            case CODE, TRIGGERS, IDENTITY -> ReplicationProblem.CODE_NOT_MADE;
        };
    }
}
