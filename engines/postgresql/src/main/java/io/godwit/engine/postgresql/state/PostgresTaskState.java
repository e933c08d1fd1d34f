package io.godwit.engine.postgresql.state;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.postgresql.connection.Names;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.engine.postgresql.connection.Sessions;
import io.godwit.engine.target.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A task's state in the schema {@code godwit}: says what is written together; the parts stand in {@link ChunkPlan},
 * {@link Ledger}, {@link TableStates}, {@link PlannedStatements}.
 */
public final class PostgresTaskState implements TaskState {
    private final UUID task;
    private final Sessions sessions;
    private final Function<String, Position> positions;
    private final ChunkPlan chunks;
    private final Ledger ledger;
    private final TableStates tables;
    private final PlannedStatements statements;
    private final TableLocks locks;
    private final AtomicReference<@Nullable StoredPlan> stored = new AtomicReference<>();

    PostgresTaskState(UUID task, Sessions sessions, Function<String, Position> positions) {
        this.task = task;
        this.sessions = sessions;
        this.positions = positions;
        this.chunks = new ChunkPlan(task);
        this.ledger = new Ledger(task);
        this.tables = new TableStates(task, positions);
        this.statements = new PlannedStatements(task, sessions);
        this.locks = new TableLocks(task);
    }

    @Override
    public UUID task() {
        return task;
    }

    public Function<String, Position> positions() {
        return positions;
    }

    @Override
    public Optional<StoredPlan> plan() {
        StoredPlan known = stored.get();
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StoredPlan> read = sessions.with(this::readPlan);
        read.ifPresent(stored::set);
        return read;
    }

    private Optional<StoredPlan> readPlan(Session session) {
        return session.one(
                "SELECT p.version, p.sha256, s.bytes, p.start_position FROM godwit.plan p"
                        + " JOIN godwit.schema_plan s ON s.task = p.task AND s.sha256 = p.sha256 WHERE p.task = ?",
                row -> new StoredPlan(
                        row.getInt(1),
                        row.getString(2),
                        SchemaPlans.fromBytes(row.getBytes(3), row.getString(2)),
                        positions.apply(row.getString(4))),
                task);
    }

    /** The plan that must be there by now. */
    public SchemaPlan schemaPlan() {
        return plan().orElseThrow(() -> new IllegalStateException("the task has no plan yet"))
                .plan();
    }

    @Override
    public StoredPlan create(SchemaPlan plan, String sha256, Position start, List<Chunk> first) {
        byte[] bytes = SchemaPlans.toBytes(plan);
        if (!SchemaPlans.sha256(bytes).equals(sha256)) {
            throw new EngineException(
                    Kind.SCHEMA_CHANGED,
                    "The schema plan does not have the SHA-256 that was agreed.",
                    "Convert again.");
        }
        return sessions.inTransaction(session -> {
            int won = session.update(
                    "INSERT INTO godwit.plan (task, version, sha256, start_position, next_chunk) VALUES (?, 1, ?, ?, ?)"
                            + " ON CONFLICT DO NOTHING",
                    task,
                    sha256,
                    start.toJson(),
                    1 + first.stream().mapToInt(Chunk::number).max().orElse(-1));
            if (won == 1) {
                writePlan(session, plan, sha256, bytes, start);
                chunks.write(session, plan, first, table -> 1, -1);
            }
            return readPlan(session).orElseThrow();
        });
    }

    private void writePlan(Session session, SchemaPlan plan, String sha256, byte[] bytes, Position start) {
        session.update("INSERT INTO godwit.schema_plan (task, sha256, bytes) VALUES (?, ?, ?)", task, sha256, bytes);
        session.update(
                "INSERT INTO godwit.schema (task, number, position, sha256) VALUES (?, 1, ?, ?)",
                task,
                start.toJson(),
                sha256);
        session.update(
                "INSERT INTO godwit.applier (task, epoch, instance, checkpoint) VALUES (?, 0, '', ?)",
                task,
                start.toJson());
        session.batch(
                "INSERT INTO godwit.\"table\" (task, tbl, target_schema, target_name) VALUES (?, ?, ?, ?)",
                plan.tables().stream()
                        .map(t -> new Object[] {
                            task, t.id(), t.target().schema(), t.target().name()
                        })
                        .toList());
        session.batch(
                "INSERT INTO godwit.plan_version (task, tbl, version) VALUES (?, ?, 1)",
                plan.tables().stream().map(t -> new Object[] {task, t.id()}).toList());
    }

    /**
     * Raises the version of this table's fence only: chunks of other tables go on. Where a range of the source would be
     * another set of rows here, the table is emptied whether asked for or not. Chunks that would go beside what is there go
     * against the key, since the stream writes meanwhile.
     */
    @Override
    public void reload(int table, List<Chunk> again, boolean empty) {
        SchemaPlan plan = schemaPlan();
        TablePlan planned = tables.planned(plan, table);
        sessions.with(session -> new Reload(task, session, chunks, ledger, locks).run(plan, planned, again, empty));
    }

    @Override
    public void replan(SchemaPlan next, int table) {
        SchemaPlan before = schemaPlan();
        sessions.inTransaction(session -> new Replan(task, session, before, next, table).run());
        stored.set(null);
    }

    @Override
    public void add(List<Chunk> more) {
        sessions.inTransaction(session -> {
            addWithin(session, more);
            return true;
        });
    }

    /** Adds chunks in the caller's transaction. */
    public void addWithin(Session session, List<Chunk> more) {
        List<Integer> tbl = more.stream().map(Chunk::table).distinct().toList();
        locks.exclusive(session, tbl);
        int number = chunks.takeNumbers(session, more.size());
        chunks.write(session, schemaPlan(), more, table -> tables.version(session, table), number);
        session.update(
                "UPDATE godwit.\"table\" SET revision = revision + 1 WHERE task = ? AND tbl = ANY(?)",
                task,
                tbl.toArray(Integer[]::new));
    }

    @Override
    public Optional<ChunkLease> lease(String instance, Duration time) {
        return sessions.with(session -> chunks.lease(session, instance, time));
    }

    @Override
    public boolean renew(ChunkLease lease, Duration time) {
        return sessions.with(session -> chunks.renew(session, lease, time));
    }

    @Override
    public void release(ChunkLease lease) {
        sessions.with(session -> {
            chunks.release(session, lease);
            return true;
        });
    }

    @Override
    public List<TableStatus> tables() {
        return sessions.inTransaction(tables::all);
    }

    @Override
    public void stop(int table, String code, String reason) {
        sessions.with(session -> session.update(
                "UPDATE godwit.\"table\" SET stopped = true, problem = ?, reason = ?, revision = revision + 1"
                        + " WHERE task = ? AND tbl = ?",
                code,
                reason,
                task,
                table));
    }

    @Override
    public Optional<Position> highestWatermark() {
        return sessions.with(tables::highestWatermark);
    }

    @Override
    public List<byte[]> orphans(int table, int limit) {
        SchemaPlan plan = schemaPlan();
        TablePlan planned = tables.planned(plan, table);
        return planned.cascades().isEmpty()
                ? List.of()
                : sessions.inTransaction(session -> Orphans.of(session, plan, planned, limit));
    }

    @Override
    public Optional<Position> checkpoint() {
        return sessions.with(session -> session.one(
                "SELECT checkpoint FROM godwit.applier WHERE task = ?",
                row -> positions.apply(row.getString(1)),
                task));
    }

    @Override
    public List<String> executed() {
        return sessions.with(session -> session.list(
                "SELECT id FROM godwit.statement WHERE task = ? ORDER BY executed_at, id",
                row -> row.getString(1),
                task));
    }

    @Override
    public void execute(PlannedStatement statement) {
        statements.execute(statement, schemaPlan());
    }

    @Override
    public void setIdentity(PlannedStatement statement, OptionalLong sourceNext) {
        statements.setIdentity(statement, schemaPlan(), sourceNext);
    }

    @Override
    public List<String> identityStatements(PlannedStatement statement, OptionalLong sourceNext) {
        return PlannedStatements.identityStatements(statement, sourceNext);
    }

    @Override
    public void analyze(int table) {
        TablePlan planned = tables.planned(schemaPlan(), table);
        sessions.with(session -> {
            session.execute("ANALYZE " + Names.table(planned.target()));
            return true;
        });
    }

    @Override
    public boolean appliesUnfired() {
        return sessions.with(Session::unfired);
    }

    @Override
    public List<LedgerEntry> ledger(boolean openOnly, long after, int limit) {
        return sessions.with(session -> ledger.list(session, openOnly, after, limit));
    }

    @Override
    public LedgerCounts ledgerCounts() {
        return sessions.with(ledger::counts);
    }

    @Override
    public void diverged(int table, List<byte[]> keys, String rule, String reason) {
        TablePlan planned = tables.planned(schemaPlan(), table);
        sessions.inTransaction(session -> {
            for (byte[] key : keys) {
                ledger.openIfNew(session, planned, Ledger.Entry.divergence(key, rule, reason));
            }
            return true;
        });
    }

    @Override
    public void settle(List<LedgerEntry> entries) {
        sessions.inTransaction(session -> {
            ledger.settle(session, entries);
            return true;
        });
    }

    /** Under the applier's epoch, which is locked meanwhile: a replaced worker gets {@code FENCED} (H24). */
    @Override
    public boolean decide(UUID cutover, Decision decision, int epoch) {
        return sessions.inTransaction(session -> {
            int current = session.one(
                            "SELECT epoch FROM godwit.applier WHERE task = ? FOR SHARE", row -> row.getInt(1), task)
                    .orElse(-1);
            if (current != epoch) {
                throw Fences.applierReplaced();
            }
            session.update(
                    "INSERT INTO godwit.gate (task, cutover, decision, epoch) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    task,
                    cutover,
                    decision.name(),
                    epoch);
            return decision(session, cutover).orElseThrow() == decision;
        });
    }

    @Override
    public Optional<Decision> decision(UUID cutover) {
        return sessions.with(session -> decision(session, cutover));
    }

    private Optional<Decision> decision(Session session, UUID cutover) {
        return session.one(
                "SELECT decision FROM godwit.gate WHERE task = ? AND cutover = ?",
                row -> Decision.valueOf(row.getString(1)),
                task,
                cutover);
    }
}
