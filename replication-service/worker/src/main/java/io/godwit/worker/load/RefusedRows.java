package io.godwit.worker.load;

import io.godwit.engine.EngineException;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.TaskState;
import io.godwit.worker.problem.ReplicationProblem;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** What happens when a row goes to the ledger, by the policy {@code on-refused-row}: table, task or nothing stops. */
public final class RefusedRows implements Consumer<TablePlan> {
    private static final String POLICY = "on-refused-row";

    private final String policy;
    private final TaskState state;
    private final IntConsumer stopStream;

    /** @param stopStream told of a table that is stopped, so that its changes are dropped */
    public RefusedRows(java.util.Map<String, String> policies, TaskState state, IntConsumer stopStream) {
        this.policy = policies.getOrDefault(POLICY, "nothing");
        this.state = state;
        this.stopStream = stopStream;
    }

    @Override
    public void accept(TablePlan table) {
        switch (policy) {
            case "table" -> {
                String reason = table.source() + ": a row went to the ledger; the policy stops its table then.";
                state.stop(table.id(), ReplicationProblem.TABLE_REFUSED.code(), reason);
                stopStream.accept(table.id());
            }
            case "task" ->
                throw new EngineException(
                        EngineException.Kind.UNSUPPORTED,
                        table.source() + ": a row went to the ledger; the policy stops the task then.",
                        "Change the row on the source, or choose the policy " + POLICY + "=nothing.");
            default -> {}
        }
    }
}
