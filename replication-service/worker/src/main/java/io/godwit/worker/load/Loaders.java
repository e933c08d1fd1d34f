package io.godwit.worker.load;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.chunk.Reading;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.Target;
import io.godwit.engine.target.Target.ChunkResult;
import io.godwit.engine.target.Target.ChunkTransaction;
import io.godwit.engine.target.Target.ChunkWriter;
import io.godwit.engine.target.TaskState;
import io.godwit.worker.problem.Failures;
import io.godwit.worker.task.Ended;
import io.godwit.worker.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Some threads that take chunks from the target's list, read them from the source and write them, until none is open. Each
 * has one connection on either side and one buffer. Chunks that other workers hold are waited for.
 */
public final class Loaders implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Loaders.class);
    private static final int TRIES = 20;
    private static final long WAIT_MILLIS = 300;

    /** How a chunk is run: at once while there is no stream, between two batches beside one (H2). */
    public interface Turn {
        void take(Runnable chunk);
    }

    private final Task task;
    private final Target target;
    private final TaskState state;
    private final Turn turn;
    private final Consumer<TablePlan> refusedRows;
    private final LeaseKeeper keeper;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean closing;

    /** @param refusedRows told of a table whose chunk put rows into the ledger */
    public Loaders(Task task, Target target, TaskState state, Turn turn, Consumer<TablePlan> refusedRows) {
        this.task = task;
        this.target = target;
        this.state = state;
        this.turn = turn;
        this.refusedRows = refusedRows;
        this.keeper = new LeaseKeeper(state, task.tuning().leaseTime());
    }

    public void start(int count) {
        for (int i = 1; i <= count; i++) {
            threads.add(Thread.ofPlatform().name("loader-" + i).start(this::run));
        }
    }

    /** Throws what ended a loader. */
    public void check() {
        Throwable ended = failure.get();
        if (ended instanceof RuntimeException known) {
            throw known;
        }
        if (ended != null) {
            throw new IllegalStateException(ended);
        }
        task.desire().check();
    }

    public boolean finished() {
        return threads.stream().noneMatch(Thread::isAlive) && failure.get() == null;
    }

    private void run() {
        try (RowReader reader = task.source().openRows();
                ChunkWriter writer = target.openWriter(state)) {
            int failed = 0;
            boolean waiting = false;
            while (!closing) {
                task.desire().awaitBegin();
                Optional<ChunkLease> lease;
                try {
                    lease = state.lease(
                            task.instance().toString(), task.tuning().leaseTime());
                    failed = lease.isEmpty() || load(lease.get(), reader, writer) ? 0 : failed + 1;
                } finally {
                    task.desire().ended();
                }
                if (lease.isPresent()) {
                    if (failed > TRIES) {
                        throw new EngineException(
                                Kind.TRANSIENT,
                                "A chunk of " + name(lease.get()) + " failed " + failed + " times in a row.",
                                "");
                    }
                } else if (allDone()) {
                    return;
                } else {
                    if (!waiting) {
                        LOG.info("the chunks that are left are in other hands: they are waited for");
                    }
                    io.godwit.worker.task.Await.pause(WAIT_MILLIS);
                }
                waiting = lease.isEmpty();
            }
        } catch (Ended e) {
            LOG.debugf("loader ended: %s", e.getMessage());
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private boolean allDone() {
        return state.tables().stream()
                .allMatch(table ->
                        table.chunksDone() >= table.chunks() || table.state() == TaskState.TableStatus.State.STOPPED);
    }

    /** False when it should be tried again. */
    private boolean load(ChunkLease lease, RowReader reader, ChunkWriter writer) {
        keeper.hold(lease);
        try {
            TablePlan table = task.progress().table(lease.chunk().table()).plan();
            LargeRows.run(table, () -> turn.take(() -> once(lease, reader, writer)));
            return true;
        } catch (EngineException e) {
            release(lease);
            if (e.kind() == Kind.SCHEMA_CHANGED) {
                stop(lease, e);
                return true;
            }
            if (e.kind() != Kind.TRANSIENT && e.kind() != Kind.FENCED) {
                throw e;
            }
            LOG.infof(
                    "chunk is tried again: table=%s chunk=%d kind=%s",
                    name(lease), lease.chunk().number(), e.kind());
            io.godwit.worker.task.Await.pause(WAIT_MILLIS);
            return false;
        } catch (RuntimeException | Error e) {
            release(lease);
            throw e;
        } finally {
            keeper.drop(lease);
        }
    }

    /** The source's table is gone or of another form: it stops, the others are loaded (H10). */
    private void stop(ChunkLease lease, EngineException e) {
        var code = Failures.ofTable(e);
        LOG.warnf("table stopped: table=%s problem=%s", name(lease), code.code());
        state.stop(lease.chunk().table(), code.code(), name(lease) + ": " + e.getMessage());
    }

    private void once(ChunkLease lease, RowReader reader, ChunkWriter writer) {
        TablePlan table = task.progress().table(lease.chunk().table()).plan();
        ChunkResult result;
        try (ChunkTransaction transaction = writer.begin(lease, table)) {
            var counted = new CountingSink(transaction, task.progress());
            result = transaction.commit(read(lease.chunk(), table, reader, counted));
        }
        task.progress().overcome();
        LOG.debugf(
                "chunk done: table=%s chunk=%d rows=%d ledger=%d",
                table.source(), lease.chunk().number(), result.rows(), result.ledgered());
        if (result.ledgered() > 0) {
            refusedRows.accept(table);
        }
    }

    private static Reading read(Chunk chunk, TablePlan table, RowReader reader, CountingSink sink) {
        return switch (chunk.mode()) {
            case LOAD, AGAINST_KEY -> reader.read(table, chunk.range(), sink);
            case EXACT -> reader.readExact(table, sink);
            case KEYS -> reader.readKeys(table, chunk.keys(), sink);
        };
    }

    private void release(ChunkLease lease) {
        try {
            state.release(lease);
        } catch (EngineException e) {
            LOG.debugf(
                    "lease not given back, it will expire: chunk=%d",
                    lease.chunk().number());
        }
    }

    private String name(ChunkLease lease) {
        return task.progress().table(lease.chunk().table()).plan().source().toString();
    }

    /** Ends the threads: each finishes or gives back its chunk. */
    @Override
    public void close() {
        closing = true;
        for (Thread thread : threads) {
            try {
                if (!thread.join(java.time.Duration.ofMinutes(2))) {
                    LOG.warnf("%s does not end", thread.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        keeper.close();
    }
}
