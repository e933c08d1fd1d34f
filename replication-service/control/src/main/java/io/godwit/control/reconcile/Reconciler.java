package io.godwit.control.reconcile;

import io.godwit.control.plan.PlanFetch;
import io.godwit.control.task.Tasks;
import io.godwit.platform.service.store.StateStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every task each second, or when woken, and does what {@link Reconciliation} decides. One thread, so that no two
 * decisions about one task meet; workers go on when it ends.
 */
@ApplicationScoped
public class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration BREAK = Duration.ofSeconds(5);

    private final StateStore store;
    private final Tasks tasks;
    private final Look look;
    private final WorkerLife life;
    private final PlanFetch plans;
    private final Wake wake;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;
    private Instant listeningSince = Instant.EPOCH;
    private Instant lastTurn = Instant.EPOCH;

    Reconciler(StateStore store, Tasks tasks, Look look, WorkerLife life, PlanFetch plans, Wake wake, Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.look = look;
        this.life = life;
        this.plans = plans;
        this.wake = wake;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofVirtual().name("reconciler").start(this::loop);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake.now();
        if (thread != null) {
            thread.join(Duration.ofSeconds(15));
        }
    }

    private void loop() {
        while (running) {
            turn();
            try {
                wake.await(EVERY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void turn() {
        Instant now = clock.instant();
        if (lastTurn.plus(BREAK).isBefore(now)) {
            listeningSince = now;
        }
        try {
            List<UUID> unsettled = store.transaction(tasks::unsettled);
            brokeOff(now);
            for (UUID task : unsettled) {
                turn(task);
            }
            lastTurn = clock.instant();
        } catch (RuntimeException e) {
            // the state database is away: reports fail too, and their lack says nothing
            listeningSince = clock.instant();
            LOG.warnf("tasks not looked at, trying again (%s)", e.getClass().getSimpleName());
            LOG.debug("reconciler", e);
        }
    }

    private void turn(UUID task) {
        Instant begun = clock.instant();
        try {
            Optional<Situation> seen = look.at(task, listeningSince);
            if (!brokeOff(begun)) {
                seen.ifPresent(situation -> execute(task, Reconciliation.next(situation)));
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "task not reconciled, trying again: task=%s", task);
        }
    }

    /** Whether the state database was silent since then: no report could be kept meanwhile, and their lack says nothing. */
    private boolean brokeOff(Instant since) {
        Instant now = clock.instant();
        if (since.plus(BREAK).isBefore(now)) {
            listeningSince = now;
            return true;
        }
        return false;
    }

    private void execute(UUID task, Step step) {
        switch (step) {
            case Step.Nothing _ -> LOG.tracef("nothing to do: task=%s", task);
            case Step.FetchPlan _ -> plans.fetch(task);
            case Step.Launch launch -> life.launch(task, launch.cutover());
            case Step.Replace replace -> life.replace(task, replace.why());
            case Step.Retire _ -> life.retire(task);
            case Step.Again again -> life.again(task, again.why());
            case Step.GiveUp _ -> life.giveUp(task);
            case Step.CancelHere _ -> life.cancelHere(task);
        }
    }
}
