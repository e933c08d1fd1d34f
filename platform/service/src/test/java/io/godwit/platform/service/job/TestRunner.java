package io.godwit.platform.service.job;

import io.godwit.platform.message.Event;
import io.godwit.platform.service.outbox.Outbox;
import io.godwit.platform.service.store.StateStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A job that a test holds, lets go, or makes fail. */
@ApplicationScoped
public class TestRunner implements JobRunner {
    private final Jobs jobs;
    private final StateStore store;
    private final Outbox outbox;
    private final List<UUID> started = new CopyOnWriteArrayList<>();
    private final List<UUID> interrupted = new CopyOnWriteArrayList<>();
    private final Map<UUID, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<UUID, Throwable> failing = new ConcurrentHashMap<>();

    TestRunner(Jobs jobs, StateStore store, Outbox outbox) {
        this.jobs = jobs;
        this.store = store;
        this.outbox = outbox;
    }

    /** Runs of this message's job wait from now on. */
    void hold(UUID message) {
        held.put(message, new CountDownLatch(1));
    }

    void letGo(UUID message) {
        held.get(message).countDown();
    }

    void fail(UUID message, Throwable failure) {
        failing.put(message, failure);
    }

    long starts(UUID message) {
        return started.stream().filter(message::equals).count();
    }

    boolean wasInterrupted(UUID message) {
        return interrupted.contains(message);
    }

    @Override
    public String step() {
        return "test";
    }

    @Override
    public void run(Job job) {
        started.add(job.message());
        CountDownLatch latch = held.get(job.message());
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted.add(job.message());
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        switch (failing.get(job.message())) {
            case null -> {}
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case Throwable other -> throw new IllegalArgumentException(other);
        }
        store.run(transaction -> {
            jobs.done(transaction, job);
            outbox.event(
                    transaction,
                    job.migration(),
                    job.stateVersion(),
                    new Event.ConversionCompleted(job.message().toString(), Map.of()));
        });
    }
}
