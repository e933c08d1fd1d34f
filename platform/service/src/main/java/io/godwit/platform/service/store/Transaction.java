package io.godwit.platform.service.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One transaction of the state database, for one thread, valid until the function that got it returns. All methods block;
 * each runs on the event loop that owns the session.
 *
 * <p>Parameters of SQL are {@code ?1, ?2 …}, of queries over entities {@code :name}.
 */
public interface Transaction {
    <T> Optional<T> find(Class<T> type, Object id);

    /** Finds and locks the row until the transaction ends. */
    <T> Optional<T> lock(Class<T> type, Object id);

    /** Writes a new entity at once, so that its generated id is there and clashes are met here. */
    <T> T persist(T entity);

    void remove(Object entity);

    /** Writes what was changed on entities; else that happens at the commit. */
    void flush();

    <T> List<T> list(Class<T> type, String hql, Map<String, ?> parameters);

    <T> List<T> list(Class<T> type, String hql, Map<String, ?> parameters, int limit);

    /** Executes SQL; the number of rows that it changed. */
    int execute(String sql, Object... parameters);

    /** The rows of an SQL query, each with its columns. */
    List<Object[]> rows(String sql, Object... parameters);

    /** Runs when the transaction is on disk, and not at all when it is not. */
    void afterCommit(Runnable action);
}
