package io.godwit.platform.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.platform.message.Body;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.EnvelopeCodec;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.MessageTypes;
import io.godwit.platform.message.Topics;
import io.godwit.platform.message.UnreadableMessageException;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.sign.MessageVerifier.ForgedMessageException;
import io.godwit.platform.sign.MessageVerifier.Received;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H31")
class MessageVerifierTest {
    private static final UUID MIGRATION = UUID.randomUUID();

    @TempDir
    Path keys;

    private MessageVerifier verifier;

    @BeforeEach
    void keys() throws Exception {
        for (String service : ServiceRights.services()) {
            KeyFiles.createMissing(keys, service);
        }
        verifier = new MessageVerifier(Keyring.load(keys.resolve("public")));
    }

    @Test
    void shouldReadWhatItsSenderSigned() throws Exception {
        Envelope sent = envelope("gateway", new Command.ReloadTable("shop.customer"));

        assertThat(verifier.verify(signed("gateway", Topics.REPLICATION, sent))).isEqualTo(sent);
    }

    @Test
    void shouldRefuseWhenTheSenderIsAnother() {
        forged(signed("control", Topics.EVENTS, envelope("assessment", new Event.FindingClosed(MIGRATION))));
    }

    @Test
    void shouldRefuseWhenTheKeyMayNotSignTheType() {
        forged(signed("control", Topics.REPLICATION, envelope("control", new Command.Cutover())));
        forged(signed("assessment", Topics.EVENTS, envelope("assessment", new Event.PhaseChanged(Phase.DONE))));
    }

    @Test
    void shouldRefuseWhenTopicKeyOrValueWereChanged() {
        Received good = signed("gateway", Topics.REPLICATION, envelope("gateway", new Command.Pause()));

        forged(new Received(Topics.ASSESSMENT, good.key(), good.value(), good.keyId(), good.signature()));
        forged(new Received(good.topic(), UUID.randomUUID().toString(), good.value(), good.keyId(), good.signature()));
        forged(new Received(good.topic(), good.key(), good.value(), "evil-1", good.signature()));
        forged(new Received(good.topic(), good.key(), good.value(), "control-1", good.signature()));
        byte[] other = EnvelopeCodec.encode(envelope("gateway", new Command.Cutover()));
        forged(new Received(good.topic(), good.key(), other, good.keyId(), good.signature()));
    }

    @Test
    void shouldRefuseWhenSignedUnderAnotherMigrationsKey() {
        Envelope envelope = envelope("gateway", new Command.Pause());
        byte[] value = EnvelopeCodec.encode(envelope);
        String key = UUID.randomUUID().toString();
        var signer = new MessageSigner(signingKey("gateway"));

        forged(new Received(
                Topics.REPLICATION, key, value, signer.keyId(), signer.sign(Topics.REPLICATION, key, value)));
    }

    @Test
    void shouldSayWhatItCannotRead() {
        unreadable("{\"version\":2}", "version 2");
        unreadable("not json", "no JSON");
        unreadable("[]", "no JSON object");
        unreadable("{\"version\":1,\"type\":\"fly\"}", "unknown message type fly");
        unreadable("{\"version\":1,\"type\":\"pause\",\"id\":\"7\"}", "UUID");
        unreadable("{\"version\":1,\"type\":\"pause\"}", "id is missing");
    }

    @Test
    void shouldRefuseAKeyFileThatListsAStar() {
        var pair = KeyFiles.pair("Ed25519");
        var file = new PublicKeys(
                "gateway", new PublicKeys.Sign("g", KeyFiles.base64(pair.getPublic()), Set.of("*")), null);

        assertThatThrownBy(() -> new Keyring(List.of(file)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("PLT-0022");
    }

    @Test
    void shouldGiveEveryTypeToSomebody() {
        var given = new HashSet<String>();
        ServiceRights.services().forEach(service -> given.addAll(ServiceRights.typesOf(service)));
        given.removeAll(Set.of(Keyring.SEALED_SECRET, Keyring.READ_TOKEN));

        assertThat(given).isEqualTo(MessageTypes.names());
    }

    private void forged(Received received) {
        assertThatThrownBy(() -> verifier.verify(received)).isInstanceOf(ForgedMessageException.class);
    }

    private static void unreadable(String value, String why) {
        assertThatThrownBy(() -> EnvelopeCodec.decode(value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining(why);
    }

    private Received signed(String service, String topic, Envelope envelope) {
        byte[] value = EnvelopeCodec.encode(envelope);
        String key = envelope.migration().toString();
        var signer = new MessageSigner(signingKey(service));
        return new Received(topic, key, value, signer.keyId(), signer.sign(topic, key, value));
    }

    private SigningKey signingKey(String service) {
        return KeyFiles.loadSigningKey(
                KeyFiles.signKey(keys, service), keys.resolve("public").resolve(service + ".json"));
    }

    private static Envelope envelope(String sender, Body body) {
        return new Envelope(
                Envelope.VERSION,
                UUID.randomUUID(),
                body.type(),
                MIGRATION,
                Instant.parse("2026-11-24T14:00:00.123456Z"),
                sender,
                0,
                7,
                Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                body);
    }
}
