package io.godwit.worker.task;

import io.godwit.engine.EngineException;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.target.TaskState.StoredPlan;
import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.EndpointTrace;
import io.godwit.worker.cutover.Settlement;
import io.godwit.worker.load.BesideLoad;
import io.godwit.worker.load.Load;
import io.godwit.worker.load.Orphans;
import io.godwit.worker.load.StoredPlans;
import io.godwit.worker.order.Housekeeping;
import io.godwit.worker.order.Orders;
import io.godwit.worker.report.Traces;
import io.godwit.worker.shape.Shaper;
import io.godwit.worker.verify.Verification;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The road of a task, from the first connection to the last order. Every step may be repeated: after a failure the whole
 * road is begun again with fresh connections, and what is done already is found in the target.
 *
 * <pre>
 *   prepare ─▶ load ─▶ keys ─▶ stream ─▶ converged ─▶ unique keys … ─▶ verified ─▶ orders ─▶ (cut-over) done
 * </pre>
 */
public final class TaskRun implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TaskRun.class);

    private final Task task;
    private final Connections connections;

    public TaskRun(Task task) {
        this.task = task;
        this.connections = new Connections(task);
    }

    /** Returns when the task is over; throws {@link Ended} when told to stop, {@link EngineException} on trouble. */
    public Outcome run() {
        LOG.info("step 1: orders that need no stream");
        Optional<Outcome> early = Housekeeping.beforeTheRoad(connections);
        if (early.isPresent()) {
            return early.get();
        }
        step(2, "connect both sides and prove who they are", connections::open);
        step(3, "install the state in the target", this::install);
        StoredPlan stored = step(4, "plan and start", this::plan);
        SchemaPlan plan = stored.plan();
        if (step(5, "settle a cut-over that was interrupted", () -> Settlement.settle(connections, plan))) {
            return Outcome.DONE;
        }
        Shaper shaper = new Shaper(plan, connections.state(), task.progress().findings());
        step(6, "bare tables", () -> shaper.stage(Stage.TABLES));
        step(7, "rows, then keys and indexes", () -> load(plan, shaper));
        step(8, "changes", () -> connections.startStream(plan));
        step(9, "converge", () -> converge(plan));
        step(10, "unique keys, foreign keys, views, statistics", () -> finishShape(plan, shaper));
        Verification verification = new Verification(connections, plan);
        step(11, "compare", verification::first);
        LOG.info("step 12: orders");
        return new Orders(connections, plan, shaper, verification).serve();
    }

    private void install() {
        register(Traces.targetSchema(connections.target().removalStatements()));
        connections.target().install();
        register(Traces.sourceLog());
    }

    /** What stands on an endpoint is on control's disk before it is made (H21). */
    private void register(EndpointTrace trace) {
        task.progress().traces().register(task.control(), trace, task.desire()::check);
    }

    private StoredPlan plan() {
        task.progress().phase(Phase.PREPARING);
        StoredPlan stored = StoredPlans.findOrCreate(connections);
        task.progress().planned(stored.plan());
        task.progress().capturedSince(Instant.now());
        if (task.progress().checkpoint() == null) {
            task.progress().checkpoint(connections.state().checkpoint().orElse(stored.start()));
        }
        connections.watchState();
        return stored;
    }

    private void load(SchemaPlan plan, Shaper shaper) {
        task.progress().conditions().set(Type.SCHEMA_APPLIED, true, "TablesMade", "the bare tables are there");
        task.progress().phase(Phase.LOADING);
        Load.run(connections, shaper);
        task.progress()
                .conditions()
                .set(Type.LOADED, true, "AllChunksDone", plan.tables().size() + " tables are loaded");
    }

    private void converge(SchemaPlan plan) {
        task.progress().phase(Phase.REPLICATING);
        BesideLoad.untilConverged(connections);
        new Orphans(connections, plan).readAgain();
        task.progress()
                .conditions()
                .set(Type.CONVERGED, true, "WatermarksPassed", "the stream has passed every watermark");
    }

    private void finishShape(SchemaPlan plan, Shaper shaper) {
        shaper.stage(Stage.UNIQUE_KEYS);
        connections.check();
        if (connections.state().appliesUnfired()) {
            shaper.stage(Stage.FOREIGN_KEYS);
        }
        connections.check();
        shaper.stage(Stage.CODE);
        for (TableStatus table : connections.state().tables()) {
            connections.check();
            if (table.state() != TableStatus.State.STOPPED) {
                connections.state().analyze(table.table());
            }
        }
    }

    private <T> T step(int number, String name, java.util.function.Supplier<T> work) {
        task.desire().check();
        LOG.infof("step %d: %s", number, name);
        return work.get();
    }

    private void step(int number, String name, Runnable work) {
        step(number, name, () -> {
            work.run();
            return true;
        });
    }

    @Override
    public void close() {
        connections.close();
    }
}
