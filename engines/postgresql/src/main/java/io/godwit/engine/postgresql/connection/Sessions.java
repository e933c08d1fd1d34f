package io.godwit.engine.postgresql.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** A few idle sessions, kept for short questions. Thread-safe; grows with its callers, keeps {@value #IDLE}. */
public final class Sessions implements AutoCloseable {
    private static final int IDLE = 3;

    private final Connections connections;
    private final Deque<Session> idle = new ArrayDeque<>();
    private boolean closed;

    public Sessions(Connections connections) {
        this.connections = connections;
    }

    public Connections connections() {
        return connections;
    }

    /** Runs {@code work} on a session whose statements commit by themselves. */
    public <T> T with(Function<Session, T> work) {
        Session session = take();
        boolean sound = false;
        try {
            T result = work.apply(session);
            sound = true;
            return result;
        } finally {
            give(session, sound);
        }
    }

    public <T> T inTransaction(Function<Session, T> work) {
        return with(session -> session.inTransaction(() -> work.apply(session)));
    }

    private Session take() {
        synchronized (this) {
            Session session = idle.poll();
            while (session != null && !session.open()) {
                session = idle.poll();
            }
            if (session != null) {
                return session;
            }
        }
        return connections.open();
    }

    /** A session that saw a failure is not used again: it costs little to open another. */
    private void give(Session session, boolean sound) {
        synchronized (this) {
            if (sound && !closed && session.open() && idle.size() < IDLE) {
                idle.push(session);
                return;
            }
        }
        session.close();
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Session::close);
        idle.clear();
    }
}
