package io.godwit.control.plan;

import io.godwit.control.ControlProblem;
import io.godwit.control.reconcile.Wake;
import io.godwit.control.task.TaskRow;
import io.godwit.control.task.Tasks;
import io.godwit.platform.message.Event;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.read.SignedReads;
import io.godwit.platform.service.store.StateStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Reads a task's schema plan from the conversion service, through the gateway, and keeps it. Its hash was in the command: a
 * plan that differs is not used. At most one read for a task at a time, on a thread of its own.
 */
@ApplicationScoped
public class PlanFetch {
    private static final Logger LOG = Logger.getLogger(PlanFetch.class);

    private final SignedReads reads;
    private final StateStore store;
    private final Tasks tasks;
    private final Outbox outbox;
    private final Wake wake;
    private final Clock clock;
    private final Set<UUID> reading = ConcurrentHashMap.newKeySet();

    PlanFetch(SignedReads reads, StateStore store, Tasks tasks, Outbox outbox, Wake wake, Clock clock) {
        this.reads = reads;
        this.store = store;
        this.tasks = tasks;
        this.outbox = outbox;
        this.wake = wake;
        this.clock = clock;
    }

    /** Returns at once; wakes the reconciler when the plan is there. */
    public void fetch(UUID task) {
        if (reading.add(task)) {
            Thread.ofVirtual().name("plan-" + task).start(() -> {
                try {
                    read(task);
                } finally {
                    reading.remove(task);
                    wake.now();
                }
            });
        }
    }

    private void read(UUID id) {
        try {
            String wanted = store.transaction(transaction ->
                    tasks.find(transaction, id).map(TaskRow::planSha256).orElseThrow());
            byte[] plan = read(id, wanted);
            store.run(transaction -> tasks.keepPlan(transaction, id, wanted, plan));
            LOG.infof("schema plan kept: task=%s bytes=%d", id, plan.length);
        } catch (ProblemException e) {
            LOG.warnf("schema plan not read: task=%s problem=%s", id, e.getMessage());
            note(id, e);
        } catch (RuntimeException e) {
            LOG.errorf(e, "schema plan not read: task=%s", id);
        }
    }

    private byte[] read(UUID id, String sha256) {
        var answer = reads.get("gateway", "/internal/v1/migrations/" + id + "/plans/" + sha256, SignedReads.OWN);
        if (answer.status() == 404) {
            throw new ProblemException(
                    Problem.of(ControlProblem.PLAN_DIFFERS, "The conversion has no such plan any more."));
        }
        if (answer.status() != 200) {
            throw new ProblemException(
                    ControlProblem.PLAN_UNAVAILABLE, "The gateway answered " + answer.status() + ".");
        }
        if (!sha256.equals(hash(answer.body()))) {
            throw new ProblemException(ControlProblem.PLAN_DIFFERS, "Its hash is not the one in the command.");
        }
        return answer.body();
    }

    /** What may pass is tried again after a pause; all else stands until a person resumes. */
    private void note(UUID id, ProblemException e) {
        store.run(transaction -> {
            TaskRow task = tasks.lock(transaction, id);
            if (!e.retryable()) {
                task.failed(e.problem());
                outbox.event(transaction, id, task.stateVersion(), new Event.StepFailed("replicate", e.problem()));
            }
            task.again(clock.instant());
        });
    }

    private static String hash(byte[] plan) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plan));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
