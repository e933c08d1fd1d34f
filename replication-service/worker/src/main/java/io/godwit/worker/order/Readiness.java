package io.godwit.worker.order;

import io.godwit.engine.target.TaskState.TableStatus;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.migration.Finding;
import io.godwit.worker.report.TaskProgress;
import io.godwit.worker.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a cut-over still waits for, as of the last look at the target's state. */
public final class Readiness {
    private final Task task;

    public Readiness(Task task) {
        this.task = task;
    }

    /** Empty when a cut-over may start. */
    public List<String> missing() {
        TaskProgress progress = task.progress();
        List<String> missing = new ArrayList<>();
        long open = open();
        if (open > 0) {
            missing.add(open + " tables are not loaded");
        }
        if (!progress.conditions().holds(Type.CONVERGED)) {
            missing.add("the stream has not passed every watermark");
        }
        if (!caughtUp()) {
            missing.add("the lag is " + progress.lag().millis() + " ms, the limit "
                    + task.settings().lagLimitMillis() + " ms");
        }
        if (!progress.conditions().holds(Type.VERIFIED)) {
            missing.add("the last comparison is not clean");
        }
        if (progress.view().counts().open() > 0) {
            missing.add(progress.view().counts().open() + " ledger entries are open");
        }
        List<Finding> blocking = progress.findings().blocking();
        if (!blocking.isEmpty()) {
            String which = blocking.stream()
                    .limit(5)
                    .map(finding ->
                            finding.problem().code() + " " + finding.problem().subject())
                    .collect(Collectors.joining(", "));
            missing.add(blocking.size() + " findings block: " + which);
        }
        return missing;
    }

    /** Tells control whether the lag is under the limit and whether a cut-over may start; true where it may. */
    public boolean update() {
        boolean caughtUp = caughtUp();
        task.progress()
                .conditions()
                .set(
                        Type.CAUGHT_UP,
                        caughtUp,
                        caughtUp ? "LagUnderLimit" : "Behind",
                        caughtUp ? "the lag is under its limit" : "changes wait to be applied");
        List<String> missing = missing();
        task.progress()
                .conditions()
                .set(
                        Type.READY_FOR_CUTOVER,
                        missing.isEmpty(),
                        missing.isEmpty() ? "Ready" : "NotReady",
                        missing.isEmpty() ? "a cut-over may start" : steady(missing));
        return missing.isEmpty();
    }

    /** Whether some table has open chunks, as of the last look. */
    public boolean chunksOpen() {
        return open() > 0;
    }

    private long open() {
        return task.progress().view().tables().stream()
                .filter(table -> table.state() != TableStatus.State.STOPPED)
                .filter(table -> table.chunksDone() < table.chunks())
                .count();
    }

    private boolean caughtUp() {
        return task.progress().lag().under(Duration.ofMillis(task.settings().lagLimitMillis()));
    }

    /** Without figures that change each second: a condition that changes is an event. */
    private static String steady(List<String> missing) {
        return missing.stream()
                .map(reason -> reason.startsWith("the lag is") ? "the lag is over its limit" : reason)
                .collect(Collectors.joining("; "));
    }
}
