package io.godwit.worker.order;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.Chunk.Mode;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.TaskState.LedgerEntry;
import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.problem.ProblemException;
import io.godwit.worker.change.Stream;
import io.godwit.worker.load.BesideLoad;
import io.godwit.worker.load.ChunkPlanner;
import io.godwit.worker.load.Orphans;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.shape.Shaper;
import io.godwit.worker.task.Await;
import io.godwit.worker.task.Connections;
import io.godwit.worker.verify.Ledgers;
import io.godwit.worker.verify.Verification;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Reads rows again while the stream goes on: single keys, or a whole table. Each such read is a chunk with a watermark; its
 * table is convergent until the stream has passed it (H2).
 */
public final class Repairs {
    private static final Logger LOG = Logger.getLogger(Repairs.class);
    private static final int PAGE = 1_000;

    private final Connections connections;
    private final SchemaPlan plan;
    private final Shaper shaper;
    private final Verification verification;

    public Repairs(Connections connections, SchemaPlan plan, Shaper shaper, Verification verification) {
        this.connections = connections;
        this.plan = plan;
        this.shaper = shaper;
        this.verification = verification;
    }

    /** Reads the rows of a table again that are in the open ledger, and compares the table. */
    public void repair(TablePlan table) {
        List<byte[]> keys = open().stream()
                .filter(entry -> entry.table() == table.id())
                .map(LedgerEntry::key)
                .toList();
        // A row whose key itself was refused can be found in no other way.
        if (table.keyless() || keys.stream().anyMatch(key -> key.length == 0)) {
            reload(table);
            return;
        }
        LOG.infof("repair: table=%s keys=%d", table.source(), keys.size());
        readAgain(table, keys);
        verification.table(table);
    }

    /** Reads the row of one entry again. */
    public void replay(long id) {
        LedgerEntry entry = open().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ReplicationProblem.UNKNOWN_ENTRY, "No open entry has the number " + id + "."));
        TablePlan table = connections.task().progress().table(entry.table()).plan();
        if (table.keyless() || entry.key().length == 0) {
            reload(table);
            return;
        }
        readAgain(table, List.of(entry.key()));
        if (open().stream().anyMatch(one -> one.id() == id)) {
            throw new ProblemException(
                    ReplicationProblem.ROWS_REFUSED,
                    table.source() + ": the row was read again and is refused again: " + entry.reason());
        }
        verification.table(table);
    }

    /** Empties a table and reads it whole; a stopped one lives again, in the form that the source has now. */
    public void reload(TablePlan table) {
        LOG.infof("reload: table=%s", table.source());
        boolean stopped = stopped(table);
        if (stopped) {
            passBy();
            new Renewal(connections, plan).ifChanged(table);
        }
        try {
            reload(table, stopped);
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.SCHEMA_CHANGED) {
                throw e;
            }
            // it changed again meanwhile: that is this table's trouble, not the task's
            connections.stopTable(table, e);
            throw new ProblemException(ReplicationProblem.TABLE_CHANGED, table.source() + ": " + e.getMessage());
        }
    }

    private boolean stopped(TablePlan table) {
        return connections.state().tables().stream()
                .anyMatch(status -> status.table() == table.id() && status.state() == TableStatus.State.STOPPED);
    }

    /** The stream comes past all that the log holds of a stopped table by now: it must not be read again by another plan. */
    private void passBy() {
        Position now = connections.questions().current();
        Await.until(() -> stream().reached(now), connections::check);
    }

    private void reload(TablePlan table, boolean stopped) {
        var progress = connections.task().progress();
        progress.table(table.id()).forget();
        progress.conditions().set(Type.VERIFIED, false, "Reloading", table.source() + " is loaded again");
        make(table, Stage.TABLES);
        if (!table.keyless()) {
            // rows and changes are put in by the key from the first chunk on
            make(table, Stage.KEYS, Shaper::stopsTable);
        }
        var planner = new ChunkPlanner(
                connections.sourceRows(), connections.task().settings().chunkRows());
        List<Chunk> chunks = planner.of(table, Mode.AGAINST_KEY, 0);
        if (table.keyless()) {
            reloadExactly(table, chunks, stopped);
        } else if (stopped) {
            connections.restartStream(plan, () -> connections.state().reload(table.id(), chunks, true));
            converge(table);
        } else {
            stream().beside(() -> {
                stream().rules().resume(table.id());
                connections.state().reload(table.id(), chunks, true);
            });
            converge(table);
        }
        make(table, Stage.UNIQUE_KEYS);
        if (connections.state().appliesUnfired()) {
            shaper.stage(Stage.FOREIGN_KEYS);
        }
        verification.table(table);
    }

    private void converge(TablePlan table) {
        LOG.infof("reload: the rows are read: table=%s", table.source());
        BesideLoad.run(connections, stream()::beside);
        make(table, Stage.KEYS);
        connections.state().analyze(table.id());
        LOG.infof("reload: the stream passes the watermarks: table=%s", table.source());
        BesideLoad.untilConverged(connections);
        LOG.infof("reload: converged: table=%s", table.source());
        new Orphans(connections, plan).readAgain();
    }

    /** A table without a key has one exact start: the stream stands until its rows are there (H6). */
    private void reloadExactly(TablePlan table, List<Chunk> chunks, boolean stopped) {
        if (stopped) {
            connections.restartStream(plan, () -> {
                connections.state().reload(table.id(), chunks, true);
                BesideLoad.run(connections, Runnable::run);
            });
            make(table, Stage.KEYS);
            connections.state().analyze(table.id());
            return;
        }
        stream().standing(() -> {
            connections.state().reload(table.id(), chunks, true);
            BesideLoad.run(connections, Runnable::run);
            connections.state().tables().stream()
                    .filter(status -> status.table() == table.id())
                    .findFirst()
                    .flatMap(status -> status.exactStart())
                    .ifPresent(start -> stream().rules().exactStart(table.id(), start));
            stream().rules().resume(table.id());
        });
        make(table, Stage.KEYS);
    }

    private void readAgain(TablePlan table, List<byte[]> keys) {
        if (keys.isEmpty()) {
            return;
        }
        connections.state().add(ChunkPlanner.ofKeys(table.id(), keys, 0));
        BesideLoad.untilConverged(connections);
    }

    /** What an earlier failure left out: a table without it could not be loaded. */
    private void make(TablePlan table, Stage stage) {
        make(table, stage, statement -> true);
    }

    private void make(TablePlan table, Stage stage, Predicate<PlannedStatement> which) {
        for (PlannedStatement statement : shaper.open(stage)) {
            Optional<TablePlan> owner = shaper.table(statement);
            if (owner.isPresent() && owner.get().id() == table.id() && which.test(statement)) {
                shaper.execute(statement);
            }
        }
    }

    private List<LedgerEntry> open() {
        return Ledgers.open(connections.state(), PAGE);
    }

    private Stream stream() {
        return connections.stream();
    }
}
