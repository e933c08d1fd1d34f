package io.godwit.engine.postgresql.connection;

import io.godwit.engine.EngineException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * One connection with pinned settings ({@link Connections}). Each statement commits by itself, except between {@link #begin}
 * and {@link #commit} or {@link #rollback}. One thread at a time. Failures are {@link EngineException}s without values.
 */
public final class Session implements AutoCloseable {
    private final Connection connection;
    private final boolean unfired;

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    Session(Connection connection, boolean unfired) {
        this.connection = connection;
        this.unfired = unfired;
    }

    /** Whether {@code session_replication_role = replica} is allowed: rows go in without firing keys and triggers. */
    public boolean unfired() {
        return unfired;
    }

    /** Runs one or many statements without parameters. */
    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Runs a statement and tells how many rows it changed. */
    public int update(String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Runs one statement with many rows of arguments. */
    public void batch(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw Failures.of(e.getNextException() == null ? e : e.getNextException());
        }
    }

    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            List<T> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(mapper.map(rows));
                }
            }
            return all;
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** The first row, where there is one. */
    public <T> Optional<T> one(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        List<T> all = list(sql, mapper, arguments);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    public void begin() {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    public boolean inTransaction() {
        try {
            return !connection.getAutoCommit();
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    public void commit() {
        try {
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Takes everything back; a connection that broke meanwhile has done so already. */
    public void rollback() {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            close();
        }
    }

    /** Runs {@code work} in one transaction; rolled back when it throws. */
    public <T> T inTransaction(Supplier<T> work) {
        begin();
        try {
            T result = work.get();
            commit();
            return result;
        } catch (RuntimeException e) {
            rollback();
            throw e;
        }
    }

    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    public CopyIn copyIn(String sql) {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    public CopyOut copyOut(String sql) {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /** Whether it can still be used. */
    public boolean open() {
        try {
            return !connection.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // nothing is left to close
        }
    }

    private void bind(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            switch (argument) {
                case null -> statement.setObject(i + 1, null);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case byte[][] many -> statement.setArray(i + 1, connection.createArrayOf("bytea", many));
                case Integer[] many -> statement.setArray(i + 1, connection.createArrayOf("int4", many));
                case Long[] many -> statement.setArray(i + 1, connection.createArrayOf("int8", many));
                case Instant time -> statement.setObject(i + 1, time.atOffset(ZoneOffset.UTC));
                default -> statement.setObject(i + 1, argument);
            }
        }
    }
}
