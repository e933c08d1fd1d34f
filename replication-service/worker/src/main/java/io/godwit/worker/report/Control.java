package io.godwit.worker.report;

import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.EndpointTrace;
import io.godwit.platform.task.PlannedStep;
import io.godwit.platform.task.WorkerReport;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Control, as a worker knows it. Every call may be repeated. Thread-safe. */
public interface Control {

    /** @throws ReplacedException when another instance has this task */
    DesiredState report(WorkerReport report) throws IOException;

    byte[] plan() throws IOException;

    /** Returns when control has the step on disk. */
    void step(CutoverStep step) throws IOException;

    List<CutoverStep> steps(UUID cutover) throws IOException;

    /** Returns when control has it on disk. */
    void trace(EndpointTrace trace) throws IOException;

    /** The cut-over as it would be done now. */
    void rehearsal(List<PlannedStep> steps) throws IOException;

    /** This instance was replaced: 410. */
    final class ReplacedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public ReplacedException() {
            super("this worker's instance was replaced");
        }
    }
}
