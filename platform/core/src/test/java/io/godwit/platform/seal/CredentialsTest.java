package io.godwit.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.platform.message.Json;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.sign.KeyFiles;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.PublicKeys;
import io.godwit.platform.sign.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H30")
class CredentialsTest {
    private static final char[] PASSWORD = "p'ä\"ß😀 geheim".toCharArray();

    @TempDir
    Path keys;

    private Keyring keyring;
    private SigningKey gateway;
    private SigningKey assessment;
    private OpeningKey control;
    private SealedEndpoint sealed;

    @BeforeEach
    void seal() throws Exception {
        for (String service : List.of("gateway", "assessment", "conversion", "control")) {
            KeyFiles.createMissing(keys, service);
        }
        keyring = Keyring.load(keys.resolve("public"));
        gateway = signingKey("gateway");
        assessment = signingKey("assessment");
        control = KeyFiles.loadOpeningKey(KeyFiles.sealKey(keys, "control"), keys.resolve("public/control.json"));
        sealed = Credentials.seal(
                endpoint("db1"), PASSWORD, keyring.recipients(Set.of("assessment", "control")), gateway);
    }

    @Test
    void shouldOpenForARecipientWhenNothingWasTouched() throws Exception {
        var travelled = Json.mapper().readValue(Json.bytes(sealed), SealedEndpoint.class);

        assertThat(Credentials.open(travelled, control, keyring)).isEqualTo(PASSWORD);
        assertThat(new String(Json.bytes(sealed), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("geheim");
    }

    @Test
    void shouldRefuseWhenAnyFieldOfTheEndpointWasChanged() {
        List<UnaryOperator<SealedEndpoint>> changes = List.of(
                e -> copy(e, UUID.randomUUID(), e.engine(), e.host(), e.port(), e.user(), e.tls()),
                e -> copy(e, e.id(), "mysql", e.host(), e.port(), e.user(), e.tls()),
                e -> copy(e, e.id(), e.engine(), "evil", e.port(), e.user(), e.tls()),
                e -> copy(e, e.id(), e.engine(), e.host(), 1, e.user(), e.tls()),
                e -> copy(e, e.id(), e.engine(), e.host(), e.port(), "root", e.tls()),
                e -> copy(e, e.id(), e.engine(), e.host(), e.port(), e.user(), "disable"),
                e -> with(e, Optional.of("another CA"), e.serverPin(), e.parameters()),
                e -> with(e, e.caPem(), Optional.of("another pin"), e.parameters()),
                e -> with(e, e.caPem(), e.serverPin(), Map.of("a", "c")));

        for (var change : changes) {
            refused(change.apply(sealed), control, "PLT-0020");
        }
    }

    @Test
    void shouldRefuseWhenTheBlobIsOfAnotherEndpoint() {
        SealedEndpoint other =
                Credentials.seal(endpoint("db2"), "x".toCharArray(), keyring.recipients(Set.of("control")), gateway);

        refused(sealed.with(other.password()), control, "PLT-0020");
        refused(other.with(sealed.password()), control, "PLT-0020");
    }

    @Test
    void shouldRefuseWhenSealedByAServiceThatMayNot() {
        refused(
                Credentials.seal(endpoint("db1"), PASSWORD, keyring.recipients(Set.of("control")), assessment),
                control,
                "PLT-0020");
    }

    @Test
    void shouldRefuseWhenAnotherRecipientOpens() throws Exception {
        var conversion =
                KeyFiles.loadOpeningKey(KeyFiles.sealKey(keys, "conversion"), keys.resolve("public/conversion.json"));

        refused(sealed, conversion, "PLT-0021");
    }

    @Test
    void shouldOpenOnlyWithTheLaunchKeyWhenResealed() throws Exception {
        OpeningKey launch = LaunchKey.create(keys.resolve("launch.key"));
        var recipient = new Recipient(launch.id(), "launch", launch.publicKey());
        SealedEndpoint resealed = Credentials.reseal(sealed, control, keyring, recipient, signingKey("control"));
        PublicKeys signer =
                Json.mapper().readValue(keys.resolve("public/control.json").toFile(), PublicKeys.class);

        OpeningKey read = LaunchKey.read(keys.resolve("launch.key"));
        assertThat(Credentials.open(resealed, read, new Keyring(List.of(signer))))
                .isEqualTo(PASSWORD);
        refused(resealed, control, "PLT-0021");
        refused(sealed, read, "PLT-0021");
    }

    @Test
    void shouldOpenWithTheNewKeyWhenRewrapped() throws Exception {
        OpeningKey next = LaunchKey.create(keys.resolve("next.key"));
        var recipient = new Recipient(next.id(), "control", next.publicKey());

        SealedEndpoint rewrapped =
                Credentials.rewrap(sealed, control, keyring, List.of(recipient), signingKey("control"));

        assertThat(Credentials.open(rewrapped, next, keyring)).isEqualTo(PASSWORD);
        refused(rewrapped, control, "PLT-0021");
    }

    @Test
    void shouldKeepPrivateKeysForTheirOwnerAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(KeyFiles.sealKey(keys, "control"))))
                .isEqualTo("rw-------");
    }

    private void refused(SealedEndpoint endpoint, OpeningKey key, String code) {
        assertThatThrownBy(() -> Credentials.open(endpoint, key, keyring))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private SigningKey signingKey(String service) {
        return KeyFiles.loadSigningKey(
                KeyFiles.signKey(keys, service), keys.resolve("public").resolve(service + ".json"));
    }

    private static SealedEndpoint endpoint(String host) {
        return new SealedEndpoint(
                UUID.randomUUID(),
                "shop-source",
                "postgresql",
                host,
                5432,
                "shop",
                "app",
                "verify-full",
                Optional.empty(),
                Optional.empty(),
                Map.of("a", "b"),
                Credentials.none());
    }

    private static SealedEndpoint copy(
            SealedEndpoint e, UUID id, String engine, String host, int port, String user, String tls) {
        return new SealedEndpoint(
                id,
                e.name(),
                engine,
                host,
                port,
                e.database(),
                user,
                tls,
                e.caPem(),
                e.serverPin(),
                e.parameters(),
                e.password());
    }

    private static SealedEndpoint with(
            SealedEndpoint e, Optional<String> ca, Optional<String> pin, Map<String, String> parameters) {
        return new SealedEndpoint(
                e.id(),
                e.name(),
                e.engine(),
                e.host(),
                e.port(),
                e.database(),
                e.user(),
                e.tls(),
                ca,
                pin,
                parameters,
                e.password());
    }
}
