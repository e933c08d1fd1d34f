package io.godwit.platform.service.store;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** A session that stays open on its event loop while another thread works with it. */
final class SessionTransaction implements Transaction {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Context context;
    private final CompletableFuture<Mutiny.Session> session = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final CompletableFuture<UniEmitter<? super Boolean>> end = new CompletableFuture<>();
    private final List<Runnable> afterCommit = new ArrayList<>();

    private SessionTransaction(Context context) {
        this.context = context;
    }

    static SessionTransaction open(Mutiny.SessionFactory sessions, Context root) {
        Context own = VertxContext.createNewDuplicatedContext(root);
        VertxContextSafetyToggle.setContextSafe(own, true); // nobody else runs on it
        var transaction = new SessionTransaction(own);
        transaction.begin(sessions);
        await(transaction.session);
        return transaction;
    }

    private void begin(Mutiny.SessionFactory sessions) {
        context.runOnContext(ignored -> {
            try {
                sessions.withTransaction((opened, tx) -> begun(opened))
                        .subscribe()
                        .with(ended::complete, this::broken);
            } catch (RuntimeException e) {
                broken(e);
            }
        });
    }

    /** The session's own transaction ends when this Uni does. */
    private Uni<Boolean> begun(Mutiny.Session opened) {
        return Uni.createFrom().emitter(emitter -> {
            end.complete(emitter);
            session.complete(opened);
        });
    }

    private void broken(Throwable failure) {
        session.completeExceptionally(failure);
        ended.completeExceptionally(failure);
    }

    void commit() {
        context.runOnContext(ignored -> await(end).complete(true));
        await(ended);
        afterCommit.forEach(Runnable::run);
    }

    void rollback(Throwable cause) {
        context.runOnContext(ignored -> await(end).fail(cause));
        try {
            await(ended);
        } catch (RuntimeException e) {
            if (e != cause) {
                cause.addSuppressed(e);
            }
        }
    }

    private <T> T on(Supplier<Uni<T>> operation) {
        var result = new CompletableFuture<T>();
        context.runOnContext(ignored -> {
            try {
                operation.get().subscribe().with(result::complete, result::completeExceptionally);
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    @Override
    public <T> Optional<T> find(Class<T> type, Object id) {
        return Optional.ofNullable(on(() -> current().find(type, id)));
    }

    @Override
    public <T> Optional<T> lock(Class<T> type, Object id) {
        return Optional.ofNullable(on(() -> current().find(type, id, LockModeType.PESSIMISTIC_WRITE)));
    }

    @Override
    public <T> T persist(T entity) {
        on(() -> current().persist(entity).chain(() -> current().flush()));
        return entity;
    }

    @Override
    public void remove(Object entity) {
        on(() -> current().remove(entity));
    }

    @Override
    public void flush() {
        on(() -> current().flush());
    }

    @Override
    public <T> List<T> list(Class<T> type, String hql, Map<String, ?> parameters) {
        return list(type, hql, parameters, Integer.MAX_VALUE);
    }

    @Override
    public <T> List<T> list(Class<T> type, String hql, Map<String, ?> parameters, int limit) {
        return on(() -> {
            var query = current().createSelectionQuery(hql, type).setMaxResults(limit);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    @Override
    public int execute(String sql, Object... parameters) {
        return on(() -> {
            Mutiny.MutationQuery query = current().createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    @Override
    public List<Object[]> rows(String sql, Object... parameters) {
        List<?> rows = on(() -> {
            Mutiny.SelectionQuery<Object> query = current().createNativeQuery(sql, Object.class);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList();
        });
        var result = new ArrayList<Object[]>(rows.size());
        rows.forEach(row -> result.add(row instanceof Object[] columns ? columns : new Object[] {row}));
        return result;
    }

    @Override
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    private Mutiny.Session current() {
        return await(session);
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
