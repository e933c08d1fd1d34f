package io.godwit.gateway.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wakes the streams of a migration when it has a new event. Only a hint: streams also look by themselves, so that nothing is
 * missed that another gateway wrote.
 */
@ApplicationScoped
public class EventSignal {
    private final Map<UUID, Long> raised = new ConcurrentHashMap<>();

    public synchronized void raise(UUID migration) {
        raised.merge(migration, 1L, Long::sum);
        notifyAll();
    }

    long seen(UUID migration) {
        return raised.getOrDefault(migration, 0L);
    }

    /** Returns when something was raised after {@code seen}, or the time is over. */
    synchronized void await(UUID migration, long seen, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        while (seen(migration) == seen && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }
}
