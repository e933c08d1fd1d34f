package io.godwit.worker.order;

import io.godwit.engine.EngineException;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.target.Target;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.task.DesiredState.Order;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.report.Traces;
import io.godwit.worker.task.Await;
import io.godwit.worker.task.Connections;
import io.godwit.worker.task.Outcome;
import io.godwit.worker.task.Task;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Orders for which nothing is read from the source: cancel, clean. */
public final class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final long HEAR_MILLIS = 3_000;
    private static final int TRIES = 4;
    private static final long AGAIN_MILLIS = 2_000;

    private Housekeeping() {}

    /** Does such an order if one waits; control may be away, then the road is begun as last told. */
    public static Optional<Outcome> beforeTheRoad(Connections connections) {
        Task task = connections.task();
        task.desire().awaitHeard(HEAR_MILLIS);
        Optional<Order> order = task.desire().takeLeaving();
        if (order.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(execute(order.get(), connections));
        } catch (EngineException e) {
            task.desire().giveBack(order.get());
            throw e;
        }
    }

    private static Outcome execute(Order order, Connections connections) {
        Task task = connections.task();
        if (order.command() instanceof Command.Clean) {
            List<String> remaining = cleanTarget(task);
            lookAtTheSource(task);
            LOG.infof("cleaned: remaining=%d", remaining.size());
            task.desire().finished(order, remains(remaining));
            return Outcome.CLEANED;
        }
        task.progress().phase(Phase.CANCELLED);
        task.desire().finished(order, null);
        return Outcome.CANCELLED;
    }

    /** A target that cannot be reached for long is told with the statement that control knows; the order ends. */
    private static List<String> cleanTarget(Task task) {
        for (int attempt = 1; ; attempt++) {
            try (Target target = task.target().openTarget()) {
                List<String> left = target.clean(task.id());
                if (left.isEmpty()) {
                    task.progress().traces().gone(task.control(), Traces.TARGET_SCHEMA, "target");
                }
                return left;
            } catch (EngineException e) {
                LOG.warnf("the target is not clean yet: kind=%s attempt=%d", e.kind(), attempt);
                if (attempt == TRIES || !e.retryable()) {
                    return List.of("-- the target was not cleaned: " + e.getMessage());
                }
            }
            Await.pause(AGAIN_MILLIS);
            task.desire().check();
        }
    }

    private static @Nullable Problem remains(List<String> remaining) {
        if (remaining.isEmpty()) {
            return null;
        }
        return Problem.of(ReplicationProblem.REMAINS, String.join("; ", remaining));
    }

    /** A source that a cut-over left read-only stays registered until it writes again: a person decides when. */
    private static void lookAtTheSource(Task task) {
        try (WriteGate gate = task.source().openGate()) {
            if (!gate.frozen()) {
                task.progress().traces().gone(task.control(), Traces.SOURCE_FROZEN, "source");
            }
        } catch (EngineException e) {
            LOG.infof("the source was not asked whether it is frozen: kind=%s", e.kind());
        }
    }
}
