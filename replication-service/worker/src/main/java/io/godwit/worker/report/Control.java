package io.godwit.worker.report;

import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.DesiredState;
import io.godwit.platform.task.EndpointTrace;
import io.godwit.platform.task.PlannedStep;
import io.godwit.platform.task.WorkerReport;
import io.godwit.worker.task.Ended;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Control, as a worker knows it. Every call may be repeated, and every call throws {@link Ended} where control has another
 * worker for the task by now. Thread-safe.
 */
public interface Control {

    DesiredState report(WorkerReport report) throws IOException;

    byte[] plan() throws IOException;

    /** Returns when control has the step on disk. */
    void step(CutoverStep step) throws IOException;

    List<CutoverStep> steps(UUID cutover) throws IOException;

    /** Returns when control has it on disk. */
    void trace(EndpointTrace trace) throws IOException;

    /** The cut-over as it would be done now. */
    void rehearsal(List<PlannedStep> steps) throws IOException;
}
