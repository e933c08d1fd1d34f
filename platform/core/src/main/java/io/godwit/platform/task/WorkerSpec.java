package io.godwit.platform.task;

import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.seal.SealedSecret;
import io.godwit.platform.sign.PublicKeys;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a worker is started with: a file (mode 0600) or a mounted Secret. Credentials are sealed to the launch's key, whose
 * private half lies in a file apart (H30).
 *
 * @param instance this worker process; a new one for every start
 * @param launchKeyFile the launch's key, read by {@link io.godwit.platform.seal.LaunchKey}
 * @param controlCertificate PEM of control's certificate, pinned
 * @param token bearer token of this instance
 * @param cutover a cut-over whose worker died: the first thing to do is to settle it, as done or as thawed
 * @param rowKey the task's {@link io.godwit.platform.seal.RowKey}, sealed to the launch's key
 * @param signers public files of the services that may have sealed the endpoints' passwords
 */
public record WorkerSpec(
        int format,
        UUID task,
        UUID instance,
        MigrationSpec migration,
        String planSha256,
        String controlUrl,
        String controlCertificate,
        String token,
        String launchKeyFile,
        String workDirectory,
        Optional<UUID> cutover,
        List<PublicKeys> signers,
        SealedSecret rowKey) {
    public WorkerSpec {
        signers = List.copyOf(signers);
    }

    /** Exit codes by which the launcher knows whether another worker makes sense (H29). */
    public static final int EXIT_FINISHED = 0;

    /** The worker stopped because it was told to, or was replaced. */
    public static final int EXIT_STOPPED = 10;

    /** Something that a retry may mend: a connection, a full disk. */
    public static final int EXIT_RETRY = 11;

    /** A person must act first; the last report says why. */
    public static final int EXIT_FATAL = 12;
}
