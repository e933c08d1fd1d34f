package io.godwit.platform.task;

import io.godwit.platform.message.Command;
import java.util.List;
import java.util.UUID;

/**
 * What control wants of a worker: the answer to each report. Orders are given until the worker says that they are done.
 *
 * @param intent run, pause (commit what is begun, then idle), stop (end the process)
 */
public record DesiredState(Intent intent, List<Order> orders) {

    public enum Intent {
        RUN,
        PAUSE,
        STOP
    }

    /** @param command Verify, Cutover, Confirm, Cancel, Clean, ReloadTable, RepairTable, ReplayEntry, AcceptFinding */
    public record Order(UUID id, String type, Command command) {}
}
