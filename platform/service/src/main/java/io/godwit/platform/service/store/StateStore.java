package io.godwit.platform.service.store;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The state database, blocking: the one place that opens a reactive session. A session belongs to the event loop that
 * opened it and fails on any other thread (H32); so each transaction gets a context of its own, and what the domain's code
 * calls on its virtual thread hops there and waits.
 *
 * <p>A transaction that met a deadlock, a serialization failure or a name that another one took meanwhile is run again from
 * its start: the function must change nothing but through its {@link Transaction}, and sees then what is there.
 */
@ApplicationScoped
public class StateStore {
    private static final int EVENT_LOOPS = 2;
    private static final int ATTEMPTS = 5;
    private static final ScopedValue<Boolean> OPEN = ScopedValue.newInstance();

    private final Mutiny.SessionFactory sessions;
    private final List<Context> contexts = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    StateStore(Mutiny.SessionFactory sessions, Vertx vertx) {
        this.sessions = sessions;
        for (int i = 0; i < EVENT_LOOPS; i++) {
            contexts.add(((VertxInternal) vertx).createEventLoopContext());
        }
    }

    /**
     * Runs {@code work} in one transaction and returns when it is on disk. What {@code work} throws rolls it back and is
     * thrown on; a database that does not answer is PLT-0050.
     */
    public <T> T transaction(Function<Transaction, T> work) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("a blocking transaction on an event loop");
        }
        if (OPEN.isBound()) {
            throw new IllegalStateException("a transaction within a transaction");
        }
        return ScopedValue.where(OPEN, true).call(() -> attempts(work));
    }

    /** {@link #transaction} without a result. */
    public void run(Consumer<Transaction> work) {
        transaction(transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    private <T> T attempts(Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !StoreFailure.isConflict(e)) {
                    throw StoreFailure.translate(e);
                }
            }
        }
    }

    private <T> T once(Function<Transaction, T> work) {
        Context root = contexts.get(Math.floorMod(next.getAndIncrement(), contexts.size()));
        var transaction = SessionTransaction.open(sessions, root);
        T result;
        try {
            result = work.apply(transaction);
        } catch (Throwable e) {
            transaction.rollback(e);
            throw e;
        }
        transaction.commit();
        return result;
    }
}
