package io.godwit.worker.load;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.engine.target.TaskState.StoredPlan;
import io.godwit.platform.problem.ProblemException;
import io.godwit.worker.problem.ReplicationProblem;
import io.godwit.worker.task.Connections;
import io.godwit.worker.task.Task;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The plan that a task runs by: what the target holds, or, the first time, what control serves. */
public final class StoredPlans {
    private static final Logger LOG = Logger.getLogger(StoredPlans.class);

    private StoredPlans() {}

    public static StoredPlan findOrCreate(Connections connections) {
        Optional<StoredPlan> stored = connections.state().plan();
        StoredPlan plan = stored.isPresent() ? stored.get() : create(connections);
        prove(connections, plan.plan());
        return plan;
    }

    private static StoredPlan create(Connections connections) {
        Task task = connections.task();
        SchemaPlan plan = fetch(task);
        prove(connections, plan);
        Position start = connections.questions().open(plan);
        LOG.infof("capture is open: position=%s", start.toJson());
        var planner = new ChunkPlanner(connections.sourceRows(), task.settings().chunkRows());
        List<Chunk> chunks = planner.plan(plan);
        LOG.infof("plan is made: tables=%d chunks=%d", plan.tables().size(), chunks.size());
        return connections.state().create(plan, task.planSha256(), start, chunks);
    }

    private static SchemaPlan fetch(Task task) {
        try {
            return SchemaPlans.fromBytes(task.control().plan(), task.planSha256());
        } catch (IOException e) {
            throw new ProblemException(
                    ReplicationProblem.PLAN_UNAVAILABLE, "Control does not serve the plan: " + e.getMessage());
        }
    }

    private static void prove(Connections connections, SchemaPlan plan) {
        String planned = plan.sourceServer().id();
        String met = connections.questions().server().id();
        if (!planned.equals(met)) {
            throw new EngineException(
                    EngineException.Kind.WRONG_SERVER,
                    "The source is another server than the one that was converted: " + met + ", not " + planned + ".",
                    "Let the endpoint lead to the first server again, or start a new migration.");
        }
    }
}
