package io.godwit.platform.message;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One message on Kafka: key = migration id, value = this record as JSON, headers {@code godwit-key} (the signer's key id)
 * and {@code godwit-signature} (Ed25519 over topic, key and value).
 *
 * @param version of the wire format; a reader sends a newer one to the dead letters
 * @param sender gateway, assessment, conversion, control
 * @param sequence of events: 1, 2, 3 … per sender and migration; 0 for commands
 * @param stateVersion the migration's state version in which a command was legal; of an event the one it answers
 */
public record Envelope(
        int version,
        UUID id,
        String type,
        UUID migration,
        Instant time,
        String sender,
        long sequence,
        long stateVersion,
        Optional<String> traceparent,
        Body body) {
    public static final int VERSION = 1;
}
