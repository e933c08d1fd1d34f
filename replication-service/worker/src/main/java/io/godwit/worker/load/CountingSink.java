package io.godwit.worker.load;

import io.godwit.engine.row.Refusal;
import io.godwit.engine.row.RowBuffer;
import io.godwit.engine.row.RowSink;
import io.godwit.worker.report.TaskProgress;

/** Counts what passes, for the rates that people see; a chunk that is tried again counts again. */
final class CountingSink implements RowSink {
    private final RowSink next;
    private final TaskProgress progress;

    CountingSink(RowSink next, TaskProgress progress) {
        this.next = next;
        this.progress = progress;
    }

    @Override
    public void rows(RowBuffer buffer) {
        long rows = buffer.rows();
        long bytes = buffer.size();
        next.rows(buffer);
        progress.wrote(rows, bytes);
    }

    @Override
    public void refused(Refusal refusal) {
        next.refused(refusal);
    }
}
