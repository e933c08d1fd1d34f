package io.godwit.platform.service.job;

import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.EnvelopeCodec;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.UnreadableMessageException;
import io.godwit.platform.problem.PlatformProblem;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.StoreFailure;
import io.godwit.platform.service.store.Transaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The jobs of a service, at most one per migration. A newer command replaces an older one's job: the older run then finds
 * itself gone when it wants to write its results, and its transaction is rolled back.
 *
 * <pre>
 *   command ── note ──▶ noted ── run ──▶ done (results, event and the job's end in one transaction)
 *                         │ ▲                └▶ failed (StepFailed)
 *                         └─┘ crash: run again at the next start
 *                             state database away: run again until results or failure are on disk
 * </pre>
 */
@ApplicationScoped
public class Jobs {
    private static final Logger LOG = Logger.getLogger(Jobs.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final StateStore store;
    private final Outbox outbox;
    private final Instance<JobRunner> runner;
    private final Map<UUID, Thread> running = new ConcurrentHashMap<>();

    Jobs(StateStore store, Outbox outbox, Instance<JobRunner> runner) {
        this.store = store;
        this.outbox = outbox;
        this.runner = runner;
    }

    /** Notes the job in the command's transaction and starts it after its commit. */
    public void note(Transaction transaction, Envelope envelope) {
        transaction.execute(
                "INSERT INTO job (migration, message, envelope) VALUES (?1, ?2, ?3)"
                        + " ON CONFLICT (migration) DO UPDATE SET message = ?2, envelope = ?3, noted_at = now()",
                envelope.migration(),
                envelope.id(),
                EnvelopeCodec.encode(envelope));
        transaction.afterCommit(() -> start(jobOf(envelope)));
    }

    /** Forgets the migration's job, if there is one; its run is interrupted. */
    public void cancel(Transaction transaction, UUID migration) {
        transaction.execute("DELETE FROM job WHERE migration = ?1", migration);
        transaction.afterCommit(() -> {
            Thread thread = running.remove(migration);
            if (thread != null) {
                thread.interrupt();
            }
        });
    }

    /** Ends the job in the transaction that writes its results; throws when it was replaced or cancelled meanwhile. */
    public void done(Transaction transaction, Job job) {
        int ended = transaction.execute(
                "DELETE FROM job WHERE migration = ?1 AND message = ?2", job.migration(), job.message());
        if (ended != 1) {
            throw new ReplacedException();
        }
    }

    void resume(@Observes StartupEvent event) {
        if (runner.isUnsatisfied()) {
            return;
        }
        Thread.ofVirtual().name("jobs-resume").start(() -> {
            List<Object[]> noted = store.transaction(transaction -> transaction.rows("SELECT envelope FROM job"));
            noted.forEach(row -> start(jobOf(decoded((byte[]) row[0]))));
        });
    }

    private void start(Job job) {
        Thread thread = Thread.ofVirtual().name("job-" + job.migration()).unstarted(() -> run(job));
        Thread older = running.put(job.migration(), thread);
        if (older != null) {
            older.interrupt();
        }
        thread.start();
    }

    private void run(Job job) {
        try {
            Duration pause = FIRST_PAUSE;
            while (!attempt(job)) {
                LOG.warnf("job waits for the state database: migration=%s", job.migration());
                Thread.sleep(pause);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            LOG.infof("job taken away: migration=%s", job.migration());
        } finally {
            running.remove(job.migration(), Thread.currentThread());
        }
    }

    /** One run; false when neither its results nor its failure could be stored. */
    private boolean attempt(Job job) {
        try {
            runner.get().run(job);
            return true;
        } catch (ReplacedException e) {
            LOG.infof("job replaced: migration=%s", job.migration());
            return true;
        } catch (ProblemException e) {
            return takenAway(job) || (!StoreFailure.isStoreAway(e) && failed(job, e.problem()));
        } catch (RuntimeException | Error e) {
            // An error too, an overflow of the stack, say: unsaid it would leave the migration under way for ever.
            if (takenAway(job)) {
                return true;
            }
            LOG.errorf(e, "job failed unexpectedly: migration=%s", job.migration());
            return failed(job, Problem.of(PlatformProblem.INTERNAL, "The log of this service has the rest."));
        }
    }

    /** Whether this run was interrupted for a newer command or a cancellation: then its failure is nobody's. */
    private boolean takenAway(Job job) {
        return running.get(job.migration()) != Thread.currentThread();
    }

    /** Tells the failure; false when it could not be stored. */
    private boolean failed(Job job, Problem problem) {
        try {
            store.run(transaction -> {
                done(transaction, job);
                outbox.event(
                        transaction,
                        job.migration(),
                        job.stateVersion(),
                        new Event.StepFailed(runner.get().step(), problem));
            });
            return true;
        } catch (ReplacedException e) {
            LOG.infof("job replaced: migration=%s", job.migration());
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("a job's failure is not stored: migration=%s problem=%s", job.migration(), problem.code());
            return false;
        }
    }

    private static Envelope decoded(byte[] value) {
        try {
            return EnvelopeCodec.decode(value);
        } catch (UnreadableMessageException e) {
            throw new IllegalStateException("a noted job cannot be read", e);
        }
    }

    private static Job jobOf(Envelope envelope) {
        return new Job(envelope.migration(), envelope.id(), envelope.stateVersion(), (Command) envelope.body());
    }

    /** Another command of the migration took this job's place. */
    private static final class ReplacedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
