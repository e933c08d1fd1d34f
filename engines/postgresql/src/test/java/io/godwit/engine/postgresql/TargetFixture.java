package io.godwit.engine.postgresql;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.Reading;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.target.Target;
import io.godwit.engine.target.Target.ChunkResult;
import io.godwit.engine.target.TaskState;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A target in a fresh database, as an ordinary role owns it, with one task. */
public final class TargetFixture implements AutoCloseable {
    private static final AtomicInteger ROLES = new AtomicInteger();

    public final TestDatabase superuser;
    public final Endpoint endpoint;
    public final Password password = new Password("pä's\\\"wort".toCharArray());
    public final Target target;
    public final TaskState state;
    public List<TablePlan> tables;

    /** @param replica whether the role may set session_replication_role */
    public TargetFixture(boolean replica, TablePlan... tables) throws SQLException {
        this.tables = List.of(tables);
        superuser = TestServers.postgresDatabase();
        String name = "The Mover " + ROLES.incrementAndGet(); // a name that must be quoted wherever it stands
        String role = quoted(name);
        superuser.execute(
                "CREATE ROLE " + role + " LOGIN PASSWORD 'pä''s\\\"wort'",
                "GRANT CREATE ON DATABASE " + superuser.name() + " TO " + role,
                "CREATE SCHEMA shop AUTHORIZATION " + role);
        if (replica) {
            superuser.execute("GRANT SET ON PARAMETER session_replication_role TO " + role);
        }
        endpoint = new Endpoint(
                "postgresql",
                superuser.host(),
                superuser.port(),
                superuser.name(),
                name,
                Endpoint.Tls.disabled(),
                Map.of());
        target = engine().openTarget(endpoint, password).orElseThrow();
        target.install();
        state = target.task(UUID.randomUUID(), TestPosition::parse);
        for (TablePlan table : tables) {
            superuser.execute("SET ROLE " + role + "; " + TestTable.create(table));
        }
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** The role as it stands in a statement. */
    String role() {
        return quoted(endpoint.user());
    }

    public static Engine engine() {
        return Engine.of("postgresql");
    }

    public SchemaPlan plan() {
        return new SchemaPlan(
                SchemaPlan.FORMAT,
                "mysql",
                "postgresql",
                new ServerIdentity("s", "mariadb", "11"),
                "src",
                tables,
                List.of());
    }

    /** Writes the plan with one whole chunk per table, starting at 0. */
    public void create() {
        List<Chunk> chunks = new ArrayList<>();
        for (TablePlan table : tables) {
            Chunk.Mode mode = table.keyless() ? Chunk.Mode.EXACT : Chunk.Mode.LOAD;
            chunks.add(new Chunk(chunks.size(), table.id(), mode, KeyRange.ALL, List.of()));
        }
        create(chunks);
    }

    /** As {@link #create}, for tables that the test made itself. */
    public void createWith(TablePlan... made) {
        tables = List.of(made);
        create();
    }

    public void create(List<Chunk> chunks) {
        state.create(plan(), SchemaPlans.sha256(SchemaPlans.toBytes(plan())), new TestPosition(0), chunks);
    }

    public ChunkLease lease() {
        return state.lease("i1", Duration.ofMinutes(5)).orElseThrow();
    }

    /** Does the next open chunk with these rows. */
    public ChunkResult load(long watermark, Object[]... rows) {
        return load(lease(), watermark, rows);
    }

    public ChunkResult loadBy(Function<ChunkLease, Object[][]> rows, long watermark) {
        ChunkLease lease = lease();
        return load(lease, watermark, rows.apply(lease));
    }

    public ChunkResult load(ChunkLease lease, long watermark, Object[]... rows) {
        TablePlan table = table(lease.chunk().table());
        try (Target.ChunkWriter writer = target.openWriter(state);
                Target.ChunkTransaction chunk = writer.begin(lease, table)) {
            RowBuffer buffer = new RowBuffer(64);
            for (Object[] row : rows) {
                TestTable.put(buffer, table, row);
            }
            chunk.rows(buffer);
            return chunk.commit(reading(buffer, watermark));
        }
    }

    public static Reading reading(RowBuffer buffer, long watermark) {
        return new Reading(buffer.rows(), buffer.size(), 0, Optional.of(new TestPosition(watermark)));
    }

    /** Does all open chunks without rows. */
    public void loadNothing() {
        while (state.lease("i1", Duration.ofMinutes(5)).map(this::empty).isPresent()) {
            // until none is left
        }
    }

    private boolean empty(ChunkLease lease) {
        try (Target.ChunkWriter writer = target.openWriter(state);
                Target.ChunkTransaction chunk =
                        writer.begin(lease, table(lease.chunk().table()))) {
            chunk.commit(reading(new RowBuffer(64), 0));
            return true;
        }
    }

    public TablePlan table(int id) {
        return tables.stream().filter(t -> t.id() == id).findFirst().orElseThrow();
    }

    public static ChangeBatch batch(long end, ChangeLog... logs) {
        Map<Integer, ChangeLog> byTable = new LinkedHashMap<>();
        int changes = 0;
        for (ChangeLog log : logs) {
            byTable.put(log.table().id(), log);
            changes += log.size();
        }
        return new ChangeBatch(
                List.of(new ChangeBatch.Rows(byTable)), new TestPosition(end), Instant.now(), 1, changes);
    }

    /** The table's rows as text, in order. */
    public List<String> rows(TablePlan table) throws SQLException {
        return superuser.query("SELECT t::text FROM shop.\"" + table.target().name() + "\" t ORDER BY 1");
    }

    @Override
    public void close() {
        target.close();
        password.close();
    }
}
