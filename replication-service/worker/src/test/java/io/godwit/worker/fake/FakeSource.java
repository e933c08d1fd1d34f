package io.godwit.worker.fake;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.change.ChangeSink;
import io.godwit.engine.change.ChangeSink.SchemaChangeKind;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.Reading;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tables in memory, a log of what was committed, a switch that stops writes. Every method is one consistent look. */
public final class FakeSource {
    static final ServerIdentity SERVER = new ServerIdentity("fake-source", "fake", "1");

    /** @param before null for an insert, @param after null for a delete; a change of structure has neither */
    record Change(TablePlan table, byte @Nullable [] before, byte @Nullable [] after) {}

    private final Map<Integer, TreeMap<Long, List<byte[]>>> rows = new HashMap<>();
    private final List<List<Change>> log = new ArrayList<>();
    private boolean frozen;

    /** What still writes although frozen, for tests of the proof. */
    public volatile List<String> openings = List.of();

    /** Whether the account has the right to stop writes. */
    public volatile boolean mayFreeze = true;

    /** Tables whose changes the log does not tell. */
    public volatile Set<TableName> unlogged = Set.of();

    /** Called before each read and each batch of the log; throws what a broken connection would. */
    public volatile Consumer<String> fault = place -> {};

    /** What a transaction does; rolled back when it throws. */
    public final class Transaction {
        private final List<Change> changes = new ArrayList<>();

        public void insert(TablePlan table, long id, String value) {
            byte[] row = Rows.row(id, value);
            byId(table).computeIfAbsent(id, key -> new ArrayList<>()).add(row);
            changes.add(new Change(table, null, row));
        }

        /** A change of the table's structure. */
        public void alter(TablePlan table) {
            changes.add(new Change(table, null, null));
        }

        public void update(TablePlan table, long id, String value) {
            List<byte[]> there = byId(table).get(id);
            if (there != null && !there.isEmpty()) {
                byte[] before = there.removeLast();
                byte[] after = Rows.row(id, value);
                there.add(after);
                changes.add(new Change(table, before, after));
            }
        }

        /** False when there is no such row. */
        public boolean delete(TablePlan table, long id) {
            List<byte[]> there = byId(table).get(id);
            if (there == null) {
                return false;
            }
            changes.add(new Change(table, there.removeLast(), null));
            if (there.isEmpty()) {
                byId(table).remove(id);
            }
            return true;
        }

        /** Removes a row as a cascade does: without a word in the log. */
        public void vanish(TablePlan table, long id) {
            byId(table).remove(id);
        }
    }

    /** False when the source is frozen. */
    public synchronized boolean commit(Consumer<Transaction> work) {
        if (frozen) {
            return false;
        }
        write(work);
        return true;
    }

    /** What an account does that the switch does not stop. */
    public synchronized void write(Consumer<Transaction> work) {
        var transaction = new Transaction();
        work.accept(transaction);
        log.add(transaction.changes);
        notifyAll();
    }

    public synchronized List<byte[]> rows(TablePlan table) {
        return byId(table).values().stream().flatMap(List::stream).toList();
    }

    public synchronized void freezeByHand() {
        frozen = true;
    }

    public synchronized boolean frozen() {
        return frozen;
    }

    private TreeMap<Long, List<byte[]>> byId(TablePlan table) {
        return rows.computeIfAbsent(table.id(), id -> new TreeMap<>());
    }

    private synchronized Place end() {
        return new Place(log.size());
    }

    // ---- what the engine opens

    RowReader reader() {
        return new Reader();
    }

    ChangeCapture capture() {
        return new Capture();
    }

    WriteGate gate() {
        return new Gate();
    }

    private final class Reader implements RowReader {
        @Override
        public ServerIdentity server() {
            return SERVER;
        }

        @Override
        public List<KeyRange> split(TablePlan table, long size) {
            synchronized (FakeSource.this) {
                List<KeyRange> ranges = new ArrayList<>();
                byte[] lower = new byte[0];
                int count = 0;
                for (long id : byId(table).keySet()) {
                    if (++count % size == 0) {
                        ranges.add(new KeyRange(lower, Rows.key(id)));
                        lower = Rows.key(id);
                    }
                }
                ranges.add(new KeyRange(lower, new byte[0]));
                return ranges;
            }
        }

        @Override
        public Reading read(TablePlan table, KeyRange range, RowSink sink) {
            fault.accept("read");
            return send(table, row -> Ranges.holds(range, Rows.id(row)), sink);
        }

        @Override
        public Reading readExact(TablePlan table, RowSink sink) {
            fault.accept("readExact");
            return send(table, row -> true, sink);
        }

        @Override
        public Reading readKeys(TablePlan table, List<byte[]> keys, RowSink sink) {
            fault.accept("readKeys");
            List<Long> ids = keys.stream().map(Rows::id).toList();
            return send(table, row -> ids.contains(Rows.id(row)), sink);
        }

        private Reading send(TablePlan table, java.util.function.Predicate<byte[]> wanted, RowSink sink) {
            List<byte[]> found;
            Place watermark;
            synchronized (FakeSource.this) {
                found = rows(table).stream().filter(wanted).toList();
                watermark = end();
            }
            return Ranges.send(found, Optional.of(watermark), sink);
        }

        @Override
        public void close() {}
    }

    private final class Capture implements ChangeCapture {
        private volatile boolean closed;

        @Override
        public ServerIdentity server() {
            return SERVER;
        }

        @Override
        public Position open(SchemaPlan plan) {
            return end();
        }

        @Override
        public Position current() {
            return end();
        }

        @Override
        public void require(Position from) {}

        @Override
        public Set<TableName> unlogged(SchemaPlan plan) {
            return unlogged;
        }

        @Override
        public void read(SchemaPlan plan, Position from, ChangeSink sink) {
            long at = ((Place) from).number();
            while (!closed) {
                List<Change> changes;
                synchronized (FakeSource.this) {
                    if (at >= log.size()) {
                        sink.idle(new Place(at), Instant.now());
                        waitBriefly();
                        continue;
                    }
                    changes = log.get((int) at);
                }
                fault.accept("stream");
                sink.begin(new Place(at));
                changes.forEach(change -> send(change, sink));
                at++;
                sink.commit(new Place(at), Instant.now());
            }
        }

        private void waitBriefly() {
            try {
                FakeSource.this.wait(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        }

        private static void send(Change change, ChangeSink sink) {
            byte[] before = change.before();
            byte[] after = change.after();
            if (before == null && after != null) {
                sink.insert(change.table(), Rows.view(after));
            } else if (before != null && after == null) {
                sink.delete(change.table(), Rows.view(before));
            } else if (before != null && after != null) {
                sink.update(change.table(), Rows.view(before), Rows.view(after));
            } else {
                sink.schemaChange(change.table(), SchemaChangeKind.MATTERS, "ALTER TABLE");
            }
        }

        @Override
        public void confirm(Position durable) {}

        @Override
        public Position position(String json) {
            return new Place(Long.parseLong(json));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final class Gate implements WriteGate {
        @Override
        public boolean mayFreeze() {
            return mayFreeze;
        }

        @Override
        public List<String> freezeStatements() {
            return List.of("FREEZE");
        }

        @Override
        public List<String> thawStatements() {
            return List.of("THAW");
        }

        @Override
        public void freeze() {
            fault.accept("freeze");
            synchronized (FakeSource.this) {
                frozen = true;
            }
        }

        @Override
        public void thaw() {
            fault.accept("thaw");
            if (!mayFreeze) {
                throw new EngineException(Kind.PRIVILEGE, "The right is missing.", "Grant it.");
            }
            synchronized (FakeSource.this) {
                frozen = false;
            }
        }

        @Override
        public boolean frozen() {
            return FakeSource.this.frozen();
        }

        @Override
        public List<String> openings() {
            return frozen() ? openings : List.of("the switch is off");
        }

        @Override
        public OptionalLong nextIdentity(TableName table) {
            return OptionalLong.of(1_000_000);
        }

        @Override
        public void close() {}
    }

    static EngineException broken(String place) {
        return new EngineException(EngineException.Kind.UNREACHABLE, "The connection broke: " + place + ".", "");
    }

    static RowBuffer buffer(List<byte[]> rows) {
        var buffer = new RowBuffer(1024);
        rows.forEach(row -> buffer.putTuple(row, 0, row.length));
        return buffer;
    }
}
