package io.godwit.platform.service.outbox;

import io.godwit.platform.message.Body;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.EnvelopeCodec;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Topics;
import io.godwit.platform.service.keys.ServiceIdentity;
import io.godwit.platform.service.store.Transaction;
import io.godwit.platform.service.telemetry.Traces;
import io.godwit.platform.sign.MessageSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Messages that leave: written in the transaction of the state they speak of, sent by {@link OutboxPublisher} after it.
 * Within one migration the order of ids is the order of commits, since each append holds that migration's row.
 */
@ApplicationScoped
public class Outbox {
    /** Bytes of a message; what is larger would never leave, and everything after it would wait. */
    static final int LARGEST = 8 << 20;

    private final MessageSigner signer;
    private final ServiceIdentity identity;
    private final OutboxPublisher publisher;
    private final Clock clock;

    Outbox(MessageSigner signer, ServiceIdentity identity, OutboxPublisher publisher, Clock clock) {
        this.signer = signer;
        this.identity = identity;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Tells an event; it gets the next number of this migration.
     *
     * @param stateVersion of what it answers: the version in the command's envelope
     */
    public UUID event(Transaction transaction, UUID migration, long stateVersion, Event event) {
        return append(transaction, Topics.EVENTS, migration, stateVersion, event);
    }

    /**
     * Sends a command to the service that consumes {@code topic}.
     *
     * @param stateVersion the version in which it is legal
     */
    public UUID command(Transaction transaction, String topic, UUID migration, long stateVersion, Command command) {
        return append(transaction, topic, migration, stateVersion, command);
    }

    private UUID append(Transaction transaction, String topic, UUID migration, long stateVersion, Body body) {
        int step = body instanceof Event ? 1 : 0;
        Object last = transaction.rows(
                        "INSERT INTO outbox_sequence AS s (migration, last) VALUES (?1, ?2)"
                                + " ON CONFLICT (migration) DO UPDATE SET last = s.last + ?2 RETURNING last",
                        migration,
                        (long) step)
                .getFirst()[0];
        var envelope = new Envelope(
                Envelope.VERSION,
                UUID.randomUUID(),
                body.type(),
                migration,
                clock.instant(),
                identity.name(),
                step == 0 ? 0 : ((Number) last).longValue(),
                stateVersion,
                Traces.current(),
                body);
        raw(
                transaction,
                topic,
                migration.toString(),
                envelope.id(),
                envelope.sequence(),
                EnvelopeCodec.encode(envelope));
        return envelope.id();
    }

    /** Any bytes, signed by this service. */
    public void raw(Transaction transaction, String topic, String key, UUID id, long sequence, byte[] value) {
        if (value.length > LARGEST) {
            throw new IllegalArgumentException("a message of " + value.length + " bytes; at most " + LARGEST);
        }
        transaction.execute(
                "INSERT INTO outbox (message, topic, message_key, value, key_id, signature, sequence)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                id,
                topic,
                key,
                value,
                signer.keyId(),
                signer.sign(topic, key, value),
                sequence);
        transaction.afterCommit(publisher::wake);
    }
}
