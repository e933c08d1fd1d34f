package io.godwit.platform.service.outbox;

/** A signed message as it lies in the outbox and as its owner gives it again, for a reader that missed it. */
public record OutgoingMessage(long id, String topic, String key, byte[] value, String keyId, byte[] signature) {

    static final String COLUMNS = "id, topic, message_key, value, key_id, signature";

    static OutgoingMessage of(Object[] row) {
        return new OutgoingMessage(
                ((Number) row[0]).longValue(), (String) row[1], (String) row[2], (byte[]) row[3], (String) row[4], (byte
                                [])
                        row[5]);
    }
}
