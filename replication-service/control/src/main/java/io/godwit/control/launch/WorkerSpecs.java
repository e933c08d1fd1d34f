package io.godwit.control.launch;

import io.godwit.control.workerapi.WorkerDoor;
import io.godwit.platform.message.Json;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.seal.OpeningKey;
import io.godwit.platform.seal.Recipient;
import io.godwit.platform.seal.RowKey;
import io.godwit.platform.service.keys.KeySettings;
import io.godwit.platform.service.keys.ServiceIdentity;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.PublicKeys;
import io.godwit.platform.sign.SigningKey;
import io.godwit.platform.task.WorkerSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the specification of a launch: passwords that its key alone opens, control's address and certificate. */
@ApplicationScoped
public class WorkerSpecs {
    private static final int FORMAT = 1;

    private final Optional<OpeningKey> own;
    private final Keyring keyring;
    private final SigningKey signer;
    private final WorkerDoor door;
    private final Path publicFile;

    WorkerSpecs(
            Optional<OpeningKey> own,
            Keyring keyring,
            SigningKey signer,
            WorkerDoor door,
            KeySettings keys,
            ServiceIdentity identity) {
        this.own = own;
        this.keyring = keyring;
        this.signer = signer;
        this.door = door;
        this.publicFile = keys.directory().resolve("public").resolve(identity.name() + ".json");
    }

    /** @param launch the public half of the launch's key @param launchKeyFile where the worker finds the private one */
    public WorkerSpec of(Launch wanted, Recipient launch, String launchKeyFile, String workDirectory)
            throws IOException {
        MigrationSpec migration = wanted.migration();
        return new WorkerSpec(
                FORMAT,
                wanted.task(),
                wanted.instance(),
                new MigrationSpec(
                        migration.migration(),
                        migration.name(),
                        sealed(migration.source(), launch),
                        sealed(migration.target(), launch),
                        migration.selection(),
                        migration.policies(),
                        migration.settings()),
                wanted.planSha256(),
                door.url(),
                door.certificatePem(),
                wanted.token(),
                launchKeyFile,
                workDirectory,
                wanted.cutover(),
                List.of(Json.mapper().readValue(publicFile.toFile(), PublicKeys.class)),
                RowKey.reseal(wanted.rowKey(), wanted.task(), own.orElseThrow(), keyring, List.of(launch), signer));
    }

    private SealedEndpoint sealed(SealedEndpoint endpoint, Recipient launch) {
        return Credentials.reseal(endpoint, own.orElseThrow(), keyring, launch, signer);
    }
}
