package io.godwit.worker.verify;

import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.RowSink;
import io.godwit.worker.load.LargeRows;
import io.godwit.worker.task.Ended;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads a range of one table on both sides: at the same time, where two rows at once surely fit into memory (H12). */
final class BothSides {
    private BothSides() {}

    static void read(TablePlan table, KeyRange range, Half source, Half target) {
        if (LargeRows.possible(table)) {
            source.reader().read(table, range, source.sink());
            target.reader().read(table, range, target.sink());
            return;
        }
        var other = new FutureTask<>(() -> source.reader().read(table, range, source.sink()));
        Thread thread = Thread.ofPlatform().daemon().name("compare-source").start(other);
        try {
            target.reader().read(table, range, target.sink());
        } catch (RuntimeException e) {
            join(thread);
            throw e;
        }
        try {
            other.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Ended(io.godwit.platform.task.WorkerSpec.EXIT_STOPPED, "interrupted");
        }
    }

    /** A reader is one thread's at a time: the other side must have ended before anybody uses it again. */
    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    record Half(RowReader reader, RowSink sink) {}
}
