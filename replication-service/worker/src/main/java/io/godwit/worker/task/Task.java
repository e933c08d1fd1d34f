package io.godwit.worker.task;

import io.godwit.platform.migration.MigrationSpec;
import io.godwit.worker.report.Control;
import io.godwit.worker.report.TaskProgress;
import java.util.Optional;
import java.util.UUID;

/**
 * What all parts of a worker share for its whole life.
 *
 * @param instance this process; another one for every start
 * @param cutover a cut-over whose worker died and that must be settled first
 */
public record Task(
        UUID id,
        UUID instance,
        MigrationSpec migration,
        String planSha256,
        Optional<UUID> cutover,
        Side source,
        Side target,
        Control control,
        Desire desire,
        TaskProgress progress,
        Tuning tuning) {

    public MigrationSpec.ReplicationSettings settings() {
        return migration.settings();
    }
}
