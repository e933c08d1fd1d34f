package io.godwit.worker.report;

import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.platform.problem.Problem;
import io.godwit.worker.problem.ReplicationProblem;
import java.util.List;
import java.util.Set;

/** One finding for each table that is stopped in the target's state: also those that an earlier worker stopped. */
final class StoppedTables {
    private static final Set<ReplicationProblem> CODES = Set.of(
            ReplicationProblem.TABLE_CHANGED,
            ReplicationProblem.TABLE_GONE,
            ReplicationProblem.TABLE_NOT_MADE,
            ReplicationProblem.KEY_NOT_MADE,
            ReplicationProblem.TABLE_REFUSED);

    private StoppedTables() {}

    static void raise(TaskProgress progress, List<TableStatus> tables) {
        for (TableStatus status : tables) {
            String name = progress.table(status.table()).plan().source().toString();
            boolean stopped = status.state() == TableStatus.State.STOPPED;
            String code = stopped ? status.problem().orElse(ReplicationProblem.TABLE_CHANGED.code()) : "";
            for (ReplicationProblem problem : CODES) {
                if (problem.code().equals(code)) {
                    String detail = status.reason().orElse(name + " is stopped.");
                    progress.findings().raise(Problem.of(problem, detail).about(name));
                } else {
                    progress.findings().close(problem, name, "");
                }
            }
        }
    }
}
