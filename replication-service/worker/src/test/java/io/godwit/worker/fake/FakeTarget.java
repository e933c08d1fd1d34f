package io.godwit.worker.fake;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeBatch.Segment;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.change.Position;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.Reading;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import io.godwit.engine.row.RowView;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.Target;
import io.godwit.engine.target.TaskState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A target in memory that keeps the rules of the real one: a chunk or a batch is there whole or not at all, an old epoch
 * cannot commit, a change that does not fit is a divergence once its table is strict.
 */
public final class FakeTarget implements Target {
    static final ServerIdentity SERVER = new ServerIdentity("fake-target", "fake", "1");

    final Map<Integer, Map<ByteBuffer, Integer>> rows = new HashMap<>();
    final FakeTaskState state = new FakeTaskState(this);

    /** Divergences that appliers met. */
    public int divergences;

    /** Called at each commit, before and after it; throws what a broken connection would. */
    public volatile Consumer<String> fault = place -> {};

    /** Whether the state's schema was made. */
    public volatile boolean installed;

    private int epoch;
    private Position checkpoint = new Place(0);

    public FakeTaskState state() {
        return state;
    }

    public synchronized List<byte[]> rows(TablePlan table) {
        List<byte[]> all = new ArrayList<>();
        of(table.id()).forEach((row, count) -> {
            for (int i = 0; i < count; i++) {
                all.add(row.array());
            }
        });
        return all;
    }

    /** Plants a difference. */
    public synchronized void put(TablePlan table, byte[] row) {
        if (!table.keyless()) {
            removeKey(table.id(), Rows.id(row));
        }
        of(table.id()).merge(ByteBuffer.wrap(row), 1, Integer::sum);
    }

    /** Plants a difference. */
    public synchronized void remove(TablePlan table, long id) {
        removeKey(table.id(), id);
    }

    synchronized Position checkpoint() {
        return checkpoint;
    }

    synchronized void start(Position at) {
        checkpoint = at;
    }

    synchronized int epoch() {
        return epoch;
    }

    Map<ByteBuffer, Integer> of(int table) {
        return rows.computeIfAbsent(table, id -> new HashMap<>());
    }

    int removeKey(int table, long id) {
        List<ByteBuffer> there = of(table).keySet().stream()
                .filter(row -> Rows.id(row.array()) == id)
                .toList();
        there.forEach(of(table)::remove);
        return there.size();
    }

    @Override
    public ServerIdentity server() {
        return SERVER;
    }

    @Override
    public void install() {
        installed = true;
    }

    @Override
    public TaskState task(UUID task, Function<String, Position> positions) {
        return state;
    }

    @Override
    public ChunkWriter openWriter(TaskState task) {
        return new Writer();
    }

    @Override
    public synchronized Applier openApplier(TaskState task, String instance) {
        epoch++;
        return new FakeApplier(epoch);
    }

    @Override
    public List<String> clean(UUID task) {
        return List.of();
    }

    @Override
    public void close() {}

    RowReader reader() {
        return new Reader();
    }

    private final class Writer implements ChunkWriter {
        @Override
        public ChunkTransaction begin(ChunkLease lease, TablePlan table) {
            return new OpenChunk(lease, table);
        }

        @Override
        public void close() {}
    }

    private final class OpenChunk implements ChunkTransaction {
        private final ChunkLease lease;
        private final TablePlan table;
        private final List<byte[]> taken = new ArrayList<>();

        OpenChunk(ChunkLease lease, TablePlan table) {
            this.lease = lease;
            this.table = table;
        }

        @Override
        public void rows(RowBuffer buffer) {
            for (int at = 0; at < buffer.size(); ) {
                int length = RowBuffer.tupleLength(buffer.array(), at);
                taken.add(Arrays.copyOfRange(buffer.array(), at, at + length));
                at += length;
            }
            buffer.clear();
        }

        @Override
        public void refused(Refusal refusal) {
            throw new IllegalStateException("the fake source refuses nothing");
        }

        @Override
        public ChunkResult commit(Reading reading) {
            fault.accept("chunk before");
            synchronized (FakeTarget.this) {
                Position watermark = reading.watermark().orElseThrow();
                Chunk chunk = lease.chunk();
                boolean beside = chunk.mode() == Chunk.Mode.AGAINST_KEY || chunk.mode() == Chunk.Mode.KEYS;
                if (beside && checkpoint.compareTo(watermark) > 0) {
                    throw new EngineException(Kind.TRANSIENT, "The stream passed this read.", "");
                }
                if (state.finish(lease, watermark, taken.size())) {
                    clear(chunk);
                    taken.forEach(row -> of(table.id()).merge(ByteBuffer.wrap(row), 1, Integer::sum));
                }
            }
            fault.accept("chunk after");
            return new ChunkResult(taken.size(), reading.bytes(), 0);
        }

        private void clear(Chunk chunk) {
            switch (chunk.mode()) {
                case LOAD, EXACT -> {}
                case AGAINST_KEY ->
                    of(table.id()).keySet().removeIf(row -> Ranges.holds(chunk.range(), Rows.id(row.array())));
                case KEYS -> {
                    chunk.keys().forEach(key -> removeKey(table.id(), Rows.id(key)));
                    state.closeEntries(table.id(), chunk.keys());
                }
            }
        }

        @Override
        public void close() {}
    }

    private final class FakeApplier implements Applier {
        private final int own;
        private final List<ChangeBatch> parts = new ArrayList<>();

        FakeApplier(int own) {
            this.own = own;
        }

        @Override
        public int epoch() {
            return own;
        }

        @Override
        public Position checkpoint() {
            return FakeTarget.this.checkpoint();
        }

        @Override
        public void applyPart(ChangeBatch part) {
            parts.add(copy(part));
        }

        @Override
        public Applied apply(ChangeBatch batch) {
            fault.accept("batch before");
            int before = divergences;
            synchronized (FakeTarget.this) {
                if (own != epoch) {
                    throw new EngineException(Kind.FENCED, "Another applier took over.", "");
                }
                parts.forEach(part -> part.segments().forEach(this::apply));
                parts.clear();
                batch.segments().forEach(this::apply);
                checkpoint = batch.end();
            }
            fault.accept("batch after");
            return new Applied(batch.changes(), divergences - before, 0, 0, List.of());
        }

        private void apply(Segment segment) {
            switch (segment) {
                case ChangeBatch.Rows changed -> changed.byTable().values().forEach(this::apply);
                case ChangeBatch.Cascade cascade -> state.cascade(cascade);
                case ChangeBatch.Truncate truncate -> of(truncate.table().id()).clear();
                case ChangeBatch.Refused refused -> throw new IllegalStateException("nothing is refused");
            }
        }

        private void apply(ChangeLog log) {
            for (int i = 0; i < log.size(); i++) {
                byte[] before = log.before(i) < 0 ? null : tuple(log, log.before(i));
                byte[] after = log.after(i) < 0 ? null : tuple(log, log.after(i));
                if (log.table().keyless()) {
                    keyless(log.table().id(), before, after);
                } else {
                    keyed(log.table().id(), before, after);
                }
            }
        }

        private void keyless(
                int table,
                byte @org.jspecify.annotations.Nullable [] before,
                byte @org.jspecify.annotations.Nullable [] after) {
            if (before != null) {
                Integer count = of(table).get(ByteBuffer.wrap(before));
                if (count == null) {
                    divergences++;
                } else {
                    of(table)
                            .merge(
                                    ByteBuffer.wrap(before),
                                    -1,
                                    (left, right) -> left + right == 0 ? null : left + right);
                }
            }
            if (after != null) {
                of(table).merge(ByteBuffer.wrap(after), 1, Integer::sum);
            }
        }

        private void keyed(
                int table,
                byte @org.jspecify.annotations.Nullable [] before,
                byte @org.jspecify.annotations.Nullable [] after) {
            boolean strict = state.strict(table, checkpoint);
            if (before != null && removeKey(table, Rows.id(before)) == 0 && strict) {
                divergences++;
            }
            if (after != null) {
                if (removeKey(table, Rows.id(after)) > 0 && strict) {
                    divergences++;
                }
                of(table).merge(ByteBuffer.wrap(after), 1, Integer::sum);
            }
        }

        /** Whoever handed the part over takes its rows back. */
        private static ChangeBatch copy(ChangeBatch part) {
            List<Segment> segments = part.segments().stream()
                    .map(segment -> segment instanceof ChangeBatch.Rows(var byTable)
                            ? new ChangeBatch.Rows(byTable.entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey,
                                            entry -> copy(entry.getValue()),
                                            (one, other) -> one,
                                            LinkedHashMap::new)))
                            : segment)
                    .toList();
            return new ChangeBatch(segments, part.end(), part.committedAt(), part.transactions(), part.changes());
        }

        private static ChangeLog copy(ChangeLog log) {
            ChangeLog copy = new ChangeLog(log.table());
            for (int i = 0; i < log.size(); i++) {
                if (log.before(i) < 0) {
                    copy.insert(view(log, log.after(i)));
                } else if (log.after(i) < 0) {
                    copy.delete(view(log, log.before(i)));
                } else {
                    copy.update(view(log, log.before(i)), view(log, log.after(i)));
                }
            }
            return copy;
        }

        private static RowView view(ChangeLog log, int at) {
            return new RowView(log.array(), at, RowBuffer.tupleLength(log.array(), at));
        }

        private static byte[] tuple(ChangeLog log, int at) {
            return Arrays.copyOfRange(log.array(), at, at + RowBuffer.tupleLength(log.array(), at));
        }

        @Override
        public void close() {
            parts.clear();
        }
    }

    private final class Reader implements RowReader {
        @Override
        public ServerIdentity server() {
            return SERVER;
        }

        @Override
        public List<KeyRange> split(TablePlan table, long size) {
            return List.of(KeyRange.ALL);
        }

        @Override
        public Reading read(TablePlan table, KeyRange range, RowSink sink) {
            List<byte[]> found = FakeTarget.this.rows(table).stream()
                    .filter(row -> Ranges.holds(range, Rows.id(row)))
                    .toList();
            return Ranges.send(found, Optional.empty(), sink);
        }

        @Override
        public Reading readExact(TablePlan table, RowSink sink) {
            return read(table, KeyRange.ALL, sink);
        }

        @Override
        public Reading readKeys(TablePlan table, List<byte[]> keys, RowSink sink) {
            List<Long> ids = keys.stream().map(Rows::id).toList();
            List<byte[]> found = FakeTarget.this.rows(table).stream()
                    .filter(row -> ids.contains(Rows.id(row)))
                    .toList();
            return Ranges.send(found, Optional.empty(), sink);
        }

        @Override
        public void close() {}
    }
}
