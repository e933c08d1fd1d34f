package io.godwit.control.reconcile;

import io.godwit.control.reconcile.Situation.Cutover;
import io.godwit.control.reconcile.Situation.Gone;
import io.godwit.control.reconcile.Situation.Living;
import io.godwit.control.reconcile.Situation.Nobody;
import io.godwit.control.reconcile.Situation.Task;
import io.godwit.control.task.TaskRow.Intent;
import io.godwit.platform.task.WorkerSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done about a task, from what is wanted and what is there. Pure.
 *
 * <pre>
 *            Launch                    no report for 15 s, an old spec, a cut-over past its deadline
 *   nobody ─────────▶ living ──────────────────────────────────────────────▶ Replace ─▶ nobody
 *     ▲                 │ the process ends
 *     └─ Retire, Again, GiveUp, by its exit code, else by its last report ◀── gone
 * </pre>
 */
final class Reconciliation {
    static final Duration SILENCE = Duration.ofSeconds(15);
    static final Duration FIRST_REPORT = Duration.ofSeconds(60);
    static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    static final Duration THAW_LIMIT = Duration.ofSeconds(60);

    private Reconciliation() {}

    static Step next(Situation situation) {
        return switch (situation.worker()) {
            case Nobody _ -> nobody(situation);
            case Living living -> living(situation, living);
            case Gone gone -> gone(situation, gone);
        };
    }

    private static Step nobody(Situation situation) {
        Task task = situation.task();
        boolean mayStart = !task.startAfter().isAfter(situation.now());
        Optional<Cutover> cutover = situation.wishes().cutover();
        if (cutover.isPresent() && !task.over()) {
            // a source may stand still: whatever failed, it is tried until it is settled
            return mayStart ? launch(task, cutover) : new Step.Nothing();
        }
        if (situation.wishes().cancel() && !task.over()) {
            return new Step.CancelHere();
        }
        boolean wanted = task.over() ? situation.wishes().clean() : task.intent() == Intent.RUN;
        return wanted && !task.failed() && mayStart ? launch(task, Optional.empty()) : new Step.Nothing();
    }

    private static Step launch(Task task, Optional<Cutover> cutover) {
        return task.planThere() || task.over() ? new Step.Launch(cutover.map(Cutover::id)) : new Step.FetchPlan();
    }

    private static Step living(Situation situation, Living worker) {
        Instant now = situation.now();
        Instant heard = later(worker.reportedAt().orElse(worker.startedAt()), situation.listeningSince());
        Duration patience = worker.reportedAt().isPresent() ? SILENCE : FIRST_REPORT;
        if (heard.plus(patience).isBefore(now)) {
            return new Step.Replace("no report for " + patience.toSeconds() + " s");
        }
        boolean old = worker.specVersion() < situation.task().specVersion();
        if (old
                && later(situation.task().specSince(), worker.startedAt())
                        .plus(STOP_LIMIT)
                        .isBefore(now)) {
            return new Step.Replace("it does not stop for a new specification");
        }
        boolean stuck = situation
                .wishes()
                .cutover()
                .filter(cutover -> later(cutover.deadline(), worker.startedAt())
                        .plus(THAW_LIMIT)
                        .isBefore(now))
                .isPresent();
        return stuck ? new Step.Replace("its cut-over is past its deadline") : new Step.Nothing();
    }

    private static Step gone(Situation situation, Gone worker) {
        boolean old = worker.specVersion() < situation.task().specVersion();
        if (old || !wanted(situation)) {
            return new Step.Retire();
        }
        int unknown = worker.complained() ? WorkerSpec.EXIT_FATAL : -1;
        return switch (worker.exit().orElse(unknown)) {
            case WorkerSpec.EXIT_FATAL -> new Step.GiveUp();
            case WorkerSpec.EXIT_FINISHED -> new Step.Again("it ended before its work was done");
            case WorkerSpec.EXIT_STOPPED -> new Step.Again("it was stopped");
            case WorkerSpec.EXIT_RETRY -> new Step.Again("it met trouble that may pass");
            default -> worker.complained() ? new Step.GiveUp() : new Step.Again("its process ended");
        };
    }

    private static boolean wanted(Situation situation) {
        boolean unsettled =
                situation.wishes().cutover().isPresent() && !situation.task().over();
        return unsettled
                || (situation.task().over()
                        ? situation.wishes().clean()
                        : !situation.wishes().cancel());
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }
}
