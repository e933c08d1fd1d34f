package io.godwit.control.launch;

import io.godwit.platform.migration.MigrationSpec;
import java.util.Optional;
import java.util.UUID;

/**
 * A worker that is to be started.
 *
 * @param migration passwords sealed for control; the launcher lets {@link WorkerSpecs} seal them for the launch
 * @param token the instance's, in clear: it goes into the specification and nowhere else
 * @param cutover that it settles first
 */
public record Launch(
        UUID task, UUID instance, MigrationSpec migration, String planSha256, String token, Optional<UUID> cutover) {
    @Override
    public String toString() {
        return "Launch[" + task + ", " + instance + "]";
    }
}
