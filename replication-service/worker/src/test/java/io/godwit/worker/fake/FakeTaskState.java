package io.godwit.worker.fake;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.change.ChangeBatch.Cascade;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The task's state beside the fake target's rows; leases do not expire by time but are free once released. */
public final class FakeTaskState implements TaskState {
    private static final class Item {
        final Chunk chunk;
        final int version;

        @Nullable
        UUID token;

        @Nullable
        Position watermark;

        Item(Chunk chunk, int version) {
            this.chunk = chunk;
            this.version = version;
        }
    }

    private final FakeTarget target;
    private final UUID task = UUID.randomUUID();
    private final List<Item> chunks = new ArrayList<>();
    private final List<String> executed = new ArrayList<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final Map<UUID, Decision> decisions = new HashMap<>();
    private final Map<Integer, String> stopped = new HashMap<>();
    private @Nullable StoredPlan plan;
    private int version = 1;
    private int closed;

    /** Whether changes fire no triggers and foreign keys. */
    public volatile boolean unfired = true;

    /** Statements of these ids are refused. */
    public Set<String> refusedStatements = Set.of();

    /** Keys of rows without a parent, by table and the most that are asked for. */
    public BiFunction<Integer, Integer, List<byte[]>> orphans = (table, limit) -> List.of();

    FakeTaskState(FakeTarget target) {
        this.target = target;
    }

    boolean finish(ChunkLease lease, Position watermark, int rows) {
        synchronized (target) {
            for (Item item : chunks) {
                if (item.chunk.number() == lease.chunk().number() && item.version == lease.planVersion()) {
                    boolean first = item.watermark == null;
                    item.watermark = first ? watermark : item.watermark;
                    return first;
                }
            }
            throw new EngineException(Kind.FENCED, "The chunk is of an old plan, rows=" + rows + ".", "");
        }
    }

    boolean strict(int table, Position begin) {
        return chunks.stream()
                .filter(item -> item.chunk.table() == table)
                .allMatch(item -> item.watermark != null && begin.compareTo(item.watermark) >= 0);
    }

    void closeEntries(int table, List<byte[]> keys) {
        int before = ledger.size();
        ledger.removeIf(entry ->
                entry.table() == table && keys.stream().anyMatch(key -> Arrays.equals(key, entry.key())));
        closed += before - ledger.size();
    }

    /** Removes the children whose value is the parent's id. */
    void cascade(Cascade cascade) {
        String parent = Long.toString(Rows.id(cascade.before()));
        for (TablePlan child : schema().tables()) {
            boolean follows = child.cascades().stream()
                    .anyMatch(key -> key.parent().equals(cascade.parent().source()));
            if (follows && !cascade.untouched().contains(child.id())) {
                target.of(child.id())
                        .keySet()
                        .removeIf(row -> Arrays.equals(row.array(), Rows.row(Rows.id(row.array()), parent)));
            }
        }
    }

    private SchemaPlan schema() {
        return plan().orElseThrow().plan();
    }

    @Override
    public UUID task() {
        return task;
    }

    @Override
    public Optional<StoredPlan> plan() {
        synchronized (target) {
            return Optional.ofNullable(plan);
        }
    }

    @Override
    public StoredPlan create(SchemaPlan schema, String sha256, Position start, List<Chunk> first) {
        synchronized (target) {
            if (plan == null) {
                plan = new StoredPlan(1, sha256, schema, start);
                first.forEach(chunk -> chunks.add(new Item(chunk, 1)));
                target.start(start);
            }
            return plan;
        }
    }

    @Override
    public void reload(int table, List<Chunk> again, boolean empty) {
        synchronized (target) {
            chunks.removeIf(item -> item.chunk.table() == table);
            version++;
            stopped.remove(table);
            ledger.removeIf(entry -> entry.table() == table);
            add(again);
            if (empty) {
                target.of(table).clear();
            }
        }
    }

    @Override
    public void add(List<Chunk> more) {
        synchronized (target) {
            int number =
                    chunks.stream().mapToInt(item -> item.chunk.number()).max().orElse(-1);
            for (Chunk chunk : more) {
                number++;
                chunks.add(
                        new Item(new Chunk(number, chunk.table(), chunk.mode(), chunk.range(), chunk.keys()), version));
            }
        }
    }

    @Override
    public Optional<ChunkLease> lease(String instance, Duration time) {
        synchronized (target) {
            for (Item item : chunks) {
                if (item.watermark == null && item.token == null) {
                    item.token = UUID.randomUUID();
                    return Optional.of(new ChunkLease(item.chunk, item.version, item.token));
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public boolean renew(ChunkLease lease, Duration time) {
        return true;
    }

    @Override
    public void release(ChunkLease lease) {
        synchronized (target) {
            chunks.stream().filter(item -> lease.token().equals(item.token)).forEach(item -> item.token = null);
        }
    }

    @Override
    public List<TableStatus> tables() {
        synchronized (target) {
            return plan == null
                    ? List.of()
                    : schema().tables().stream().map(this::status).toList();
        }
    }

    private TableStatus status(TablePlan table) {
        List<Item> own =
                chunks.stream().filter(item -> item.chunk.table() == table.id()).toList();
        int done = (int) own.stream().filter(item -> item.watermark != null).count();
        Optional<Position> until = own.stream()
                .map(item -> Optional.ofNullable(item.watermark))
                .flatMap(Optional::stream)
                .max(Position::compareTo);
        TableStatus.State state = stopped.containsKey(table.id())
                ? TableStatus.State.STOPPED
                : done < own.size() ? TableStatus.State.LOADING : TableStatus.State.REPLICATING;
        return new TableStatus(
                table.id(),
                state,
                until,
                table.keyless() ? until : Optional.empty(),
                own.size(),
                done,
                target.rows(table).size(),
                0,
                0,
                ledger.stream().filter(entry -> entry.table() == table.id()).count(),
                Optional.ofNullable(stopped.get(table.id())),
                Optional.empty());
    }

    @Override
    public void stop(int table, String code, String reason) {
        synchronized (target) {
            stopped.put(table, code);
        }
    }

    @Override
    public Optional<Position> highestWatermark() {
        synchronized (target) {
            return chunks.stream()
                    .map(item -> Optional.ofNullable(item.watermark))
                    .flatMap(Optional::stream)
                    .max(Position::compareTo);
        }
    }

    @Override
    public Optional<Position> checkpoint() {
        return Optional.of(target.checkpoint());
    }

    @Override
    public List<byte[]> orphans(int table, int limit) {
        return orphans.apply(table, limit);
    }

    @Override
    public List<String> executed() {
        synchronized (target) {
            return List.copyOf(executed);
        }
    }

    @Override
    public void execute(PlannedStatement statement) {
        synchronized (target) {
            if (refusedStatements.contains(statement.id())) {
                throw new EngineException(Kind.STATEMENT, "It cannot be done.", "");
            }
            executed.add(statement.id());
        }
    }

    @Override
    public void setIdentity(PlannedStatement statement, OptionalLong sourceNext) {
        execute(statement);
    }

    @Override
    public void analyze(int table) {}

    @Override
    public boolean appliesUnfired() {
        return unfired;
    }

    @Override
    public List<LedgerEntry> ledger(boolean openOnly, long after, int limit) {
        synchronized (target) {
            return ledger.stream()
                    .filter(entry -> entry.id() > after)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public LedgerCounts ledgerCounts() {
        synchronized (target) {
            return new LedgerCounts(ledger.size(), closed);
        }
    }

    @Override
    public void diverged(int table, List<byte[]> keys, String rule, String reason) {
        synchronized (target) {
            for (byte[] key : keys) {
                if (ledger.stream().noneMatch(one -> one.table() == table && Arrays.equals(one.key(), key))) {
                    ledger.add(new LedgerEntry(
                            ledger.size() + 1L,
                            table,
                            LedgerEntry.DIVERGENCE,
                            key,
                            "",
                            "",
                            rule,
                            reason,
                            Instant.now(),
                            Optional.empty(),
                            0));
                }
            }
        }
    }

    @Override
    public void settle(List<LedgerEntry> entries) {
        synchronized (target) {
            closed += ledger.size();
            ledger.removeAll(entries);
            closed -= ledger.size();
        }
    }

    @Override
    public boolean decide(UUID cutover, Decision decision, int epoch) {
        target.fault.accept("decide " + decision);
        synchronized (target) {
            if (epoch != target.epoch()) {
                throw new EngineException(Kind.FENCED, "Another applier took over.", "");
            }
            decisions.putIfAbsent(cutover, decision);
        }
        target.fault.accept("decided " + decision);
        return decision(cutover).orElseThrow() == decision;
    }

    @Override
    public Optional<Decision> decision(UUID cutover) {
        synchronized (target) {
            return Optional.ofNullable(decisions.get(cutover));
        }
    }
}
