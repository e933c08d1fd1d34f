package io.godwit.engine.mysql;

import io.godwit.engine.Endpoint;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.change.ChangeSink;
import io.godwit.engine.change.Position;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.LargeValues;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import io.godwit.engine.row.RowView;
import io.godwit.platform.servers.test.TestServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Keeps what a reader hands over, as copies, and reads a stream up to a position. */
public final class Recorded implements ChangeSink, RowSink {
    /** One change; {@code operation} is I, U, D, R (refused), T (truncate) or S (schema change). */
    public record Change(
            char operation, String table, byte @Nullable [] before, byte @Nullable [] after, String text) {}

    /** One transaction with changes. */
    public record Transaction(Position begin, List<Change> changes, Position end, Instant committedAt) {}

    private final List<Transaction> transactions = new ArrayList<>();
    private final List<byte[]> rows = new ArrayList<>();
    private final List<Boolean> foreignKeysActed = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private List<Change> open = new ArrayList<>();
    private final Map<String, Integer> savepoints = new HashMap<>();
    private @Nullable Position begun;
    private volatile @Nullable Position reached;
    private int rollbacks;

    public synchronized List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    public synchronized List<Change> changes() {
        return transactions.stream()
                .flatMap(transaction -> transaction.changes().stream())
                .toList();
    }

    @Override
    public void foreignKeys(boolean acted) {
        foreignKeysActed.add(acted);
    }

    /** Whether foreign keys acted, by row event. */
    public List<Boolean> foreignKeysActed() {
        return foreignKeysActed;
    }

    public List<byte[]> rows() {
        return rows;
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    public int rollbacks() {
        return rollbacks;
    }

    /** Reads on until {@code until} has been passed. What stops the reader is thrown. */
    public Recorded stream(Endpoint endpoint, SchemaPlan plan, Position from, Position until) {
        ChangeCapture capture = new MySqlEngine()
                .openChanges(endpoint, Sources.password(TestServers.PASSWORD))
                .orElseThrow();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reading = executor.submit(() -> capture.read(plan, from, this));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            while (!passed(until)) {
                if (reading.isDone()) {
                    break;
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(until + " was not reached, only " + reached);
                }
                awaitNews();
            }
            capture.close();
            reading.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            capture.close();
        }
        return this;
    }

    private synchronized void awaitNews() throws InterruptedException {
        wait(200);
    }

    private boolean passed(Position until) {
        Position at = reached;
        return at != null && at.compareTo(until) >= 0;
    }

    private static byte[] copy(RowView row) {
        if (row.outside() == 0) {
            return Arrays.copyOfRange(row.array(), row.offset(), row.offset() + row.length());
        }
        RowBuffer whole = new RowBuffer(row.length());
        whole.beginRow(row.fields());
        for (int i = 0; i < row.fields(); i++) {
            int at = row.field(i);
            int length = RowBuffer.getInt(row.array(), at);
            if (LargeValues.named(length)) {
                byte[] value = LargeValues.of(length).bytes();
                whole.putBytes(value, 0, value.length);
            } else {
                whole.putRaw(row.array(), at, 4 + Math.max(0, length));
            }
        }
        return Arrays.copyOf(whole.array(), whole.size());
    }

    private void add(
            char operation, @Nullable TablePlan table, @Nullable RowView before, @Nullable RowView after, String text) {
        if (begun == null) {
            throw new IllegalStateException("a change outside a transaction");
        }
        open.add(new Change(
                operation,
                table == null ? "" : table.source().name(),
                before == null ? null : copy(before),
                after == null ? null : copy(after),
                text));
    }

    @Override
    public void begin(Position at) {
        if (begun != null) {
            throw new IllegalStateException("a transaction within another");
        }
        begun = at;
        savepoints.clear();
    }

    @Override
    public void savepoint(String name) {
        savepoints.put(name, open.size());
    }

    @Override
    public void rollbackTo(String savepoint) {
        open.subList(savepoints.get(savepoint), open.size()).clear();
    }

    @Override
    public void insert(TablePlan table, RowView after) {
        add('I', table, null, after, "");
    }

    @Override
    public void update(TablePlan table, RowView before, RowView after) {
        add('U', table, before, after, "");
    }

    @Override
    public void delete(TablePlan table, RowView before) {
        add('D', table, before, null, "");
    }

    @Override
    public void refused(TablePlan table, @Nullable RowView before, Refusal refusal) {
        refusals.add(refusal);
        add('R', table, before, null, refusal.rule());
    }

    @Override
    public void truncate(TablePlan table) {
        add('T', table, null, null, "");
    }

    @Override
    public void schemaChange(@Nullable TablePlan table, SchemaChangeKind kind, String statement) {
        add('S', table, null, null, kind.toString());
    }

    @Override
    public synchronized void commit(Position end, Instant committedAt) {
        Position start = begun;
        if (start == null) {
            throw new IllegalStateException("a commit without a transaction");
        }
        transactions.add(new Transaction(start, List.copyOf(open), end, committedAt));
        open = new ArrayList<>();
        begun = null;
        reached = end;
        notifyAll();
    }

    @Override
    public synchronized void rollback(Position end) {
        rollbacks++;
        open = new ArrayList<>();
        begun = null;
        reached = end;
        notifyAll();
    }

    @Override
    public synchronized void idle(Position at, Instant seenAt) {
        if (begun != null) {
            throw new IllegalStateException("idle within a transaction");
        }
        reached = at;
        notifyAll();
    }

    @Override
    public void rows(RowBuffer buffer) {
        int at = 0;
        for (int i = 0; i < buffer.rows(); i++) {
            int length = RowBuffer.tupleLength(buffer.array(), at);
            rows.add(copy(new RowView(buffer.array(), at, length)));
            at += length;
        }
        if (at != buffer.size()) {
            throw new IllegalStateException("a buffer of " + buffer.size() + " bytes holds rows of " + at);
        }
    }

    @Override
    public void refused(Refusal refusal) {
        refusals.add(refusal);
    }
}
