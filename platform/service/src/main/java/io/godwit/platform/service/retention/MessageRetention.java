package io.godwit.platform.service.retention;

import io.godwit.platform.service.store.StateStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Removes messages that are old: sent ones from the outbox, handled ones from the inbox, replayed dead letters. What was not
 * sent, and dead letters that nobody replayed, stay. An event that is read again by a receiver that missed it is there for
 * as long (H31).
 */
@ApplicationScoped
public class MessageRetention {
    private static final Logger LOG = Logger.getLogger(MessageRetention.class);

    /** Rows that one transaction removes. */
    private static final int BATCH = 5_000;

    private final StateStore store;
    private final RetentionSettings settings;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    MessageRetention(StateStore store, RetentionSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("message-retention").start(this::loop);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void loop() {
        try {
            while (!stopping.await(settings.cleanEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    clean();
                } catch (RuntimeException e) {
                    LOG.warnf(
                            "old messages not removed, trying again (%s)",
                            e.getClass().getSimpleName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how many rows went. */
    public int clean() {
        Instant before = clock.instant().minus(settings.retention());
        int removed = removed("outbox", "id", "sent_at < ?1", before)
                + removed("inbox", "message", "received_at < ?1", before)
                + removed("dead_letter", "id", "replayed_at < ?1", before);
        if (removed > 0) {
            LOG.infof("old messages removed: rows=%d", removed);
        }
        return removed;
    }

    private int removed(String table, String key, String old, Instant before) {
        String sql = "DELETE FROM " + table + " WHERE " + key + " IN (SELECT " + key + " FROM " + table + " WHERE "
                + old + " LIMIT " + BATCH + ")";
        int all = 0;
        int some;
        do {
            some = store.transaction(transaction -> transaction.execute(sql, before));
            all += some;
        } while (some == BATCH);
        return all;
    }
}
