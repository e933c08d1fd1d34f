package io.godwit.worker.change;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeBatch.Rows;
import io.godwit.engine.change.ChangeBatch.Segment;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.change.Position;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.TaskState;
import io.godwit.worker.task.Ended;
import io.godwit.worker.task.Task;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The changes' way: a thread that reads the source's log from the checkpoint, a thread that applies batches. It ends with
 * the first failure of either and is made anew from the checkpoint; what was not committed in the target is read again.
 *
 * <p>A batch and a read outside the stream exclude each other (H2): chunks that are loaded while changes go on are read and
 * committed {@linkplain #beside between} two batches, so that a chunk never overwrites what a later change has brought.
 */
public final class Stream implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Stream.class);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final int TRIES = 5;

    private final Task task;
    private final SchemaPlan plan;
    private final ChangeCapture capture;
    private final Applier applier;
    private final TableRules rules;
    private final Batcher batcher;
    private final ChangedKeys changedKeys;
    private final ReentrantReadWriteLock rows = new ReentrantReadWriteLock(true);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread reader;
    private final Thread writer;
    private volatile boolean closing;

    /** @param capture used by this stream alone, which closes it; so with {@code applier} */
    public Stream(
            Task task, TaskState state, SchemaPlan plan, ChangeCapture capture, Applier applier, ChangedKeys keys) {
        this.task = task;
        this.plan = plan;
        this.capture = capture;
        this.applier = applier;
        this.changedKeys = keys;
        this.rules = rules(task, state, plan);
        var schema = new SchemaChanges(task.progress().findings(), state, rules);
        this.batcher = new Batcher(rules, schema, task.progress().lag(), task.tuning());
        this.reader = thread("change-reader", this::read);
        this.writer = thread("change-applier", this::apply);
    }

    private static TableRules rules(Task task, TaskState state, SchemaPlan plan) {
        var rules = new TableRules(plan, task.progress().cameToNothing());
        for (TaskState.TableStatus table : state.tables()) {
            table.exactStart().ifPresent(start -> rules.exactStart(table.table(), start));
            if (table.state() == TaskState.TableStatus.State.STOPPED) {
                rules.stop(table.table());
            }
        }
        return rules;
    }

    /** Refuses when the source no longer holds what follows the checkpoint. */
    public void start() {
        Position from = applier.checkpoint();
        capture.require(from);
        task.progress().epoch(applier.epoch());
        task.progress().checkpoint(from);
        batcher.startsAt(from);
        LOG.infof("changes are read from the checkpoint: position=%s epoch=%d", from.toJson(), applier.epoch());
        reader.start();
        writer.start();
    }

    /** Fails when the source's log is no longer the one that the checkpoint lies in: an end of another one proves nothing. */
    public void requireLog() {
        Position reached = task.progress().checkpoint();
        capture.require(reached == null ? applier.checkpoint() : reached);
    }

    private void read() {
        capture.read(plan, applier.checkpoint(), batcher);
        if (!closing) {
            throw new IllegalStateException("the source's stream ended by itself");
        }
    }

    private void apply() {
        while (!closing) {
            if (!task.desire().begin()) {
                pauseBriefly();
                continue;
            }
            try {
                applyNext();
            } finally {
                task.desire().ended();
            }
            drainedCheck();
        }
    }

    private void applyNext() {
        Optional<Handed> next = batcher.take(STEP);
        if (next.isPresent()) {
            rows.writeLock().lock();
            long begun = System.nanoTime();
            try {
                applyWhole(next.get());
                task.progress().batch(System.nanoTime() - begun);
            } finally {
                rows.writeLock().unlock();
            }
        }
    }

    /** A batch, or all parts of a giant transaction: its rows are locked in the target until the last part. */
    private void applyWhole(Handed first) {
        Handed handed = first;
        while (handed.part()) {
            try (Spent part = new Spent(handed.batch())) {
                changedKeys.note(part.batch());
                applier.applyPart(part.batch());
                count(part.batch());
            }
            batcher.applied();
            Optional<Handed> next = Optional.empty();
            while (next.isEmpty()) {
                if (closing) {
                    return;
                }
                next = batcher.take(STEP);
            }
            handed = next.get();
        }
        ChangeBatch batch = handed.batch();
        Applier.Applied applied;
        try (Spent last = new Spent(batch)) {
            changedKeys.note(last.batch());
            applied = applyPatiently(last.batch(), handed == first);
            count(last.batch());
        }
        task.progress().overcome();
        task.progress().applied(batch.changes(), batch.end());
        capture.confirm(batch.end());
        batcher.applied();
        task.progress().lag().applied(batch.committedAt(), batcher.drained());
        if (applied.divergences() > 0 || applied.ledgerOpened() > 0) {
            LOG.warnf(
                    "rows went to the ledger: divergences=%d refused=%d position=%s",
                    applied.divergences(), applied.ledgerOpened(), batch.end().toJson());
        }
    }

    /** A batch whose large values go with the last look at it, whatever became of it. */
    private record Spent(ChangeBatch batch) implements AutoCloseable {
        @Override
        public void close() {
            batch.release();
        }
    }

    /** A deadlock with a statement that makes a key, say: the batch came back whole and is applied again. */
    private Applier.Applied applyPatiently(ChangeBatch batch, boolean whole) {
        for (int attempt = 1; ; attempt++) {
            try {
                return applier.apply(batch);
            } catch (EngineException e) {
                if (!whole || e.kind() != EngineException.Kind.TRANSIENT || attempt >= TRIES || closing) {
                    throw e;
                }
                LOG.infof("batch is applied again: attempt=%d sqlState=%s", attempt, e.sqlState());
                pauseBriefly();
            }
        }
    }

    private void count(ChangeBatch batch) {
        for (Segment segment : batch.segments()) {
            if (segment instanceof Rows changed) {
                for (ChangeLog log : changed.byTable().values()) {
                    task.progress().table(log.table().id()).changed(log.size());
                }
            }
        }
    }

    private void drainedCheck() {
        if (batcher.drained()) {
            task.progress().lag().drained();
        }
    }

    // ---- what others do beside the stream

    /** Throws what ended the stream. */
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

    public TableRules rules() {
        return rules;
    }

    public ChangedKeys changedKeys() {
        return changedKeys;
    }

    public int epoch() {
        return applier.epoch();
    }

    /** Batches no longer wait to grow. */
    public void hurry(boolean now) {
        batcher.hurry(now);
    }

    public boolean reached(Position position) {
        Position checkpoint = task.progress().checkpoint();
        return checkpoint != null && checkpoint.compareTo(position) >= 0;
    }

    /** Runs between two batches; several may run so at once, each on its own thread. */
    public void beside(Runnable work) {
        rows.readLock().lock();
        try {
            check();
            work.run();
        } finally {
            rows.readLock().unlock();
        }
    }

    /**
     * Looks at both sides at one position: {@code source} reads there and says the position that bounds what it saw; the
     * stream comes to exactly that place and waits; {@code target} reads; the stream goes on. Not to be called from within
     * {@link #beside}; one caller at a time.
     */
    public void aligned(java.util.function.Supplier<Position> source, Consumer<Position> target) {
        batcher.hold();
        try {
            Position position = source.get();
            batcher.holdAt(position);
            io.godwit.worker.task.Await.until(() -> batcher.passed(position), this::check);
            target.accept(position);
        } finally {
            batcher.release();
        }
    }

    /** Everything that was read is applied, and the stream waits while {@code work} runs. */
    public void standing(Runnable work) {
        batcher.hold();
        try {
            io.godwit.worker.task.Await.until(batcher::drained, this::check);
            work.run();
        } finally {
            batcher.release();
        }
    }

    private void pauseBriefly() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread thread(String name, Runnable body) {
        return Thread.ofPlatform().name(name).unstarted(() -> {
            try {
                body.run();
            } catch (Ended | ClosedException e) {
                LOG.debugf("%s ended: %s", name, e.getMessage());
            } catch (RuntimeException | Error e) {
                if (!closing) {
                    failure.compareAndSet(null, e);
                }
                batcher.close();
            }
        });
    }

    /** Ends both threads: the batch that is being applied is finished, what was read beyond it is forgotten. */
    @Override
    public void close() {
        closing = true;
        batcher.close();
        try (capture) {
            join(writer, Duration.ofMinutes(2));
        } finally {
            applier.close();
        }
        join(reader, Duration.ofSeconds(30));
        batcher.giveBack();
    }

    private static void join(Thread thread, Duration time) {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(time)) {
                LOG.warnf("%s does not end", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
