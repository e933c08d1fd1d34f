package io.godwit.worker.cutover;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.TaskState.Decision;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.CutoverStep;
import io.godwit.worker.task.Connections;
import io.godwit.worker.task.Task;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The first thing that a worker does which takes over from one that died in a cut-over: end it, as open or as thawed. */
public final class Settlement {
    private static final Logger LOG = Logger.getLogger(Settlement.class);
    private static final int AFTER_ALL_STEPS = 90;

    private Settlement() {}

    /** True when the target was opened: the task is done. */
    public static boolean settle(Connections connections, SchemaPlan plan) {
        Task task = connections.task();
        Optional<UUID> cutover = task.cutover();
        if (cutover.isEmpty()) {
            return false;
        }
        UUID id = cutover.get();
        Optional<Decision> decision = connections.state().decision(id);
        if (decision.isPresent() && decision.get() == Decision.OPEN) {
            return done(task, id);
        }
        Thawing.Result result;
        try (Applier fence = connections
                .target()
                .openApplier(connections.state(), task.instance().toString())) {
            result = new Thawing(task, connections.state(), id, fence.epoch(), true).run();
        }
        LOG.infof(
                "interrupted cut-over settled: cutover=%s result=%s tables=%d",
                id, result, plan.tables().size());
        return switch (result) {
            case OPENED -> done(task, id);
            case THAWED, NOT_FROZEN -> {
                tell(task, id, "thaw", CutoverStep.State.COMPENSATED, "its worker died; the source writes again");
                yield false;
            }
            case BY_HAND -> {
                tell(
                        task,
                        id,
                        "thaw",
                        CutoverStep.State.COMPENSATED,
                        "its worker died; a person froze the source and thaws it");
                yield false;
            }
        };
    }

    private static boolean done(Task task, UUID cutover) {
        tell(task, cutover, "done", CutoverStep.State.DONE, "its worker died after the target was opened");
        task.progress().conditions().set(Type.COMPLETED, true, "CutOver", "the target is open");
        task.progress().phase(Phase.DONE);
        return true;
    }

    private static void tell(Task task, UUID cutover, String name, CutoverStep.State state, String detail) {
        Instant now = Instant.now();
        int number = AFTER_ALL_STEPS;
        try {
            number = task.control().steps(cutover).stream()
                            .mapToInt(CutoverStep::number)
                            .max()
                            .orElse(0)
                    + 1;
            task.control()
                    .step(new CutoverStep(
                            cutover, number, name, state, detail, "", Optional.of(now), Optional.of(now), now));
        } catch (IOException e) {
            LOG.warnf("control did not hear how the cut-over ended: cutover=%s step=%d", cutover, number);
        }
    }
}
