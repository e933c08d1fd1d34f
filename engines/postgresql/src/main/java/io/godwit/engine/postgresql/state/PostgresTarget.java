package io.godwit.engine.postgresql.state;

import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.change.Position;
import io.godwit.engine.postgresql.apply.PostgresApplier;
import io.godwit.engine.postgresql.chunk.PostgresChunkWriter;
import io.godwit.engine.postgresql.connection.Connections;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.connection.Sessions;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.Target;
import io.godwit.engine.target.TaskState;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A PostgreSQL database as a target, with the state of its tasks in the schema {@code godwit}. */
public final class PostgresTarget implements Target {
    private static final List<String> TASK_TABLES = List.of(
            "plan",
            "schema_plan",
            "schema",
            "plan_version",
            "applier",
            "table",
            "applied",
            "cascaded",
            "chunk_plan",
            "chunk",
            "statement",
            "ledger",
            "gate",
            "session");

    private final Connections connections;
    private final Sessions sessions;

    public PostgresTarget(Connections connections) {
        this.connections = connections;
        this.sessions = new Sessions(connections);
    }

    @Override
    public ServerIdentity server() {
        return connections.server();
    }

    @Override
    public void install() {
        sessions.inTransaction(session -> {
            GodwitSchema.install(session);
            return true;
        });
    }

    @Override
    public TaskState task(UUID task, Function<String, Position> positions) {
        return new PostgresTaskState(task, sessions, positions);
    }

    @Override
    public ChunkWriter openWriter(TaskState task) {
        return new PostgresChunkWriter(connections::open, (PostgresTaskState) task);
    }

    @Override
    public Applier openApplier(TaskState task, String instance) {
        return PostgresApplier.open(connections, (PostgresTaskState) task, instance);
    }

    @Override
    public List<String> clean(UUID task) {
        return sessions.with(session -> {
            List<String> left = new ArrayList<>();
            if (GodwitSchema.installed(session)) {
                WorkerSessions.endAll(session, task);
                session.inTransaction(() -> remove(session, task));
            }
            return left;
        });
    }

    @Override
    public List<String> removalStatements() {
        return List.of("DROP SCHEMA IF EXISTS godwit CASCADE");
    }

    private static void remove(Session session, UUID task) {
        for (String table : TASK_TABLES) {
            session.update("DELETE FROM godwit.\"" + table + "\" WHERE task = ?", task);
        }
        if (session.one("SELECT 1 FROM godwit.plan LIMIT 1", row -> 1).isEmpty()) {
            session.execute("DROP SCHEMA godwit CASCADE");
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
