package io.godwit.control.launch;

import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.seal.SealedSecret;
import java.util.Optional;
import java.util.UUID;

/**
 * A worker that is to be started.
 *
 * @param migration passwords sealed for control; the launcher lets {@link WorkerSpecs} seal them for the launch
 * @param token the instance's, in clear: it goes into the specification and nowhere else
 * @param cutover that it settles first
 * @param rowKey the task's, sealed for control
 */
public record Launch(
        UUID task,
        UUID instance,
        MigrationSpec migration,
        String planSha256,
        String token,
        Optional<UUID> cutover,
        SealedSecret rowKey) {
    @Override
    public String toString() {
        return "Launch[" + task + ", " + instance + "]";
    }
}
