package io.godwit.conversion.prove;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** One database of the scratch server, for one proof. */
public final class ScratchDatabase implements AutoCloseable {
    /** Above the role's own statement timeout, which the executed code could change. */
    private static final int LIMIT_SECONDS = 60;

    private final Connection connection;
    private final Runnable drop;

    ScratchDatabase(Connection connection, Runnable drop) {
        this.connection = connection;
        this.drop = drop;
    }

    /** Executes one statement by itself; what the server said against it. */
    public Optional<String> refusal(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout(LIMIT_SECONDS);
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(e.getSQLState() + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // it is dropped by force in the next line
        }
        drop.run();
    }
}
