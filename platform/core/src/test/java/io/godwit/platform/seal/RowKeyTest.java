package io.godwit.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.sign.KeyFiles;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row's key travels hidden, opens for its own entry and task alone, and only with control's or the launch's key. */
@Tag("H30")
class RowKeyTest {
    private static final UUID TASK = UUID.randomUUID();
    private static final String TEXT = "(order_id, line) = (7, Geheim)";

    @TempDir
    private Path keys;

    private Keyring keyring;
    private SigningKey signer;
    private OpeningKey control;
    private OpeningKey launch;
    private SealedSecret sealed;
    private SealedSecret resealed;

    @BeforeEach
    void make() throws Exception {
        KeyFiles.createMissing(keys, "control");
        Path publicFile = keys.resolve("public/control.json");
        keyring = Keyring.load(keys.resolve("public"));
        signer = KeyFiles.loadSigningKey(KeyFiles.signKey(keys, "control"), publicFile);
        control = KeyFiles.loadOpeningKey(KeyFiles.sealKey(keys, "control"), publicFile);
        launch = LaunchKey.create(keys.resolve("launch.key"));
        sealed = RowKey.create(TASK, keyring.recipients(Set.of("control")), signer);
        resealed = RowKey.reseal(
                sealed,
                TASK,
                control,
                keyring,
                List.of(new Recipient(launch.id(), "launch", launch.publicKey())),
                signer);
    }

    @Test
    void shouldOpenAtControlWhatTheWorkerSealed() {
        byte[] hidden = RowKey.open(resealed, TASK, launch, keyring).seal(TEXT, "ledger/7");

        assertThat(new String(hidden, StandardCharsets.ISO_8859_1)).doesNotContain("Geheim");
        assertThat(RowKey.open(sealed, TASK, control, keyring).open(hidden, "ledger/7"))
                .isEqualTo(TEXT);
    }

    @Test
    void shouldOpenForNoOtherEntryTaskOrKey() {
        byte[] hidden = RowKey.open(resealed, TASK, launch, keyring).seal(TEXT, "ledger/7");
        RowKey own = RowKey.open(sealed, TASK, control, keyring);

        assertThatThrownBy(() -> own.open(hidden, "ledger/8")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> own.open(new byte[3], "ledger/7")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> RowKey.open(sealed, UUID.randomUUID(), control, keyring))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> RowKey.open(sealed, TASK, launch, keyring)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> RowKey.open(resealed, TASK, control, keyring)).isInstanceOf(ProblemException.class);
    }
}
