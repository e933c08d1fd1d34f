package io.godwit.platform.service.outbox;

import io.godwit.platform.service.store.StateStore;
import io.godwit.platform.service.store.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what lies in the outbox. Invariants (H31): one publisher at a time, by an advisory lock that its transaction holds;
 * messages leave in id order, one after the other, so that a failure never lets a later one pass; a row is marked only
 * after the broker's answer. A crash between the answer and the mark sends again: receivers know the message's id.
 *
 * <p>It looks for rows that are <em>not marked</em>, never for {@code id > last}: a slower transaction with a smaller id
 * would be skipped.
 */
@ApplicationScoped
public class OutboxPublisher {
    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
    private static final int BATCH = 100;
    private static final long POLL_MILLIS = 1_000;
    private static final long BACK_OFF_MILLIS = 2_000;

    private final StateStore store;
    private final BrokerSender sender;
    private final Semaphore signal = new Semaphore(0);
    private final AtomicLong unsent = new AtomicLong();
    private volatile boolean running;
    private @Nullable Thread thread;

    OutboxPublisher(StateStore store, BrokerSender sender, MeterRegistry metrics) {
        this.store = store;
        this.sender = sender;
        metrics.gauge("godwit_outbox_unsent", unsent);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofVirtual().name("outbox").start(this::loop);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        if (thread != null) {
            thread.join(5_000);
        }
    }

    /** Something was committed. */
    void wake() {
        signal.release();
    }

    private void loop() {
        while (running) {
            long pause = POLL_MILLIS;
            try {
                while (running && store.transaction(this::publish) == BATCH) {
                    LOG.debug("outbox: more waits");
                }
            } catch (RuntimeException e) {
                pause = BACK_OFF_MILLIS;
                LOG.warnf("outbox: not sent, trying again (%s)", e.getClass().getSimpleName());
                LOG.debug("outbox", e);
            }
            pause(pause);
        }
    }

    private void pause(long millis) {
        try {
            if (signal.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private int publish(Transaction transaction) {
        boolean alone = (Boolean) transaction.rows(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended('godwit-outbox ' || current_schema(), 0))")
                .getFirst()[0];
        if (!alone) {
            return 0;
        }
        List<OutgoingMessage> waiting = transaction
                .rows(
                        "SELECT " + OutgoingMessage.COLUMNS + " FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT ?1",
                        BATCH)
                .stream()
                .map(OutgoingMessage::of)
                .toList();
        unsent.set(waiting.size());
        var sent = new ArrayList<Long>();
        for (OutgoingMessage message : waiting) {
            if (!sender.send(message)) {
                break;
            }
            sent.add(message.id());
        }
        if (!sent.isEmpty()) {
            transaction.execute(
                    "UPDATE outbox SET sent_at = now() WHERE id = ANY (?1)", (Object) sent.toArray(Long[]::new));
        }
        unsent.addAndGet(-sent.size());
        if (sent.size() < waiting.size()) {
            LOG.warn("outbox: the broker did not take a message, trying again");
        }
        return sent.size();
    }
}
