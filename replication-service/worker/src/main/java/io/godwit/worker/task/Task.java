package io.godwit.worker.task;

import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.seal.RowKey;
import io.godwit.worker.report.Control;
import io.godwit.worker.report.TaskProgress;
import java.util.Optional;
import java.util.UUID;

/**
 * What all parts of a worker share for its whole life.
 *
 * @param instance this process; another one for every start
 * @param rowKey hides what is told of rows; without it nothing of them is told
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
        Optional<RowKey> rowKey,
        Control control,
        Desire desire,
        TaskProgress progress,
        Tuning tuning) {

    public MigrationSpec.ReplicationSettings settings() {
        return migration.settings();
    }
}
