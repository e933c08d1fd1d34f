package io.godwit.worker.order;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.message.Command;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.task.DesiredState.Order;
import io.godwit.worker.cutover.Cutover;
import io.godwit.worker.cutover.Rehearsal;
import io.godwit.worker.load.BesideLoad;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.shape.Shaper;
import io.godwit.worker.task.Connections;
import io.godwit.worker.task.Desire;
import io.godwit.worker.task.Outcome;
import io.godwit.worker.verify.Verification;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Does what control orders, one order after another, while the stream goes on. */
public final class Orders {
    private static final Logger LOG = Logger.getLogger(Orders.class);
    private static final long EVERY_MILLIS = 300;

    private final Connections connections;
    private final SchemaPlan plan;
    private final Shaper shaper;
    private final Verification verification;
    private final Readiness readiness;
    private final Rehearsal rehearsal;
    private final Desire desire;

    public Orders(Connections connections, SchemaPlan plan, Shaper shaper, Verification verification) {
        this.connections = connections;
        this.plan = plan;
        this.shaper = shaper;
        this.verification = verification;
        this.readiness = new Readiness(connections.task());
        this.rehearsal = new Rehearsal(connections, shaper);
        this.desire = connections.task().desire();
    }

    /** Returns when a cut-over is done. */
    public Outcome serve() {
        connections.task().progress().overcome();
        while (true) {
            connections.check();
            if (readiness.chunksOpen()) {
                BesideLoad.untilConverged(connections);
            }
            if (readiness.update()) {
                rehearsal.refresh();
            }
            Optional<Order> order = desire.take(EVERY_MILLIS, command -> true);
            if (order.isPresent() && execute(order.get())) {
                return Outcome.DONE;
            }
        }
    }

    /** True when the task is over. */
    private boolean execute(Order order) {
        LOG.infof("order: type=%s id=%s", order.type(), order.id());
        boolean over = false;
        try {
            over = dispatch(order);
            desire.finished(order, null);
        } catch (ProblemException e) {
            LOG.infof(
                    "order refused: type=%s problem=%s",
                    order.type(), e.problem().code());
            desire.finished(order, e.problem());
        } catch (RuntimeException e) {
            if (!(order.command() instanceof Command.Cutover)) {
                desire.giveBack(order);
            }
            throw e;
        }
        return over;
    }

    private boolean dispatch(Order order) {
        switch (order.command()) {
            case Command.Verify verify -> verification.all();
            case Command.ReloadTable reload -> repairs().reload(table(reload.table()));
            case Command.RepairTable repair -> repairs().repair(table(repair.table()));
            case Command.ReplayEntry replay -> repairs().replay(replay.entry());
            case Command.AcceptFinding accept ->
                connections.task().progress().findings().accept(accept.finding());
            case Command.Cutover cutover -> {
                return new Cutover(connections, plan, shaper, verification, readiness).run(order);
            }
            case Command.Confirm confirm ->
                throw new ProblemException(
                        ReplicationProblem.NOT_NOW, "No cut-over waits for the source to be frozen.");
            case Command.Cancel cancel -> desire.giveBack(order);
            case Command.Clean clean -> desire.giveBack(order);
            case Command.Assess assess -> LOG.debug("not a worker's order");
            case Command.Convert convert -> LOG.debug("not a worker's order");
            case Command.Start start -> LOG.debug("running already");
            case Command.Pause pause -> LOG.debug("comes as intent");
            case Command.Resume resume -> LOG.debug("comes as intent");
        }
        return false;
    }

    private Repairs repairs() {
        return new Repairs(connections, plan, shaper, verification);
    }

    /** By the source's name, bare or with its schema. */
    private TablePlan table(String name) {
        return plan.tables().stream()
                .filter(table -> table.source().name().equals(name)
                        || table.source().toString().equals(name)
                        || table.target().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ReplicationProblem.UNKNOWN_TABLE, "The plan has no table named " + name + "."));
    }
}
