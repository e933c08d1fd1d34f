package io.godwit.platform.service.deadletter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that could not be handled, whole, with the reason. */
@Entity
@Table(name = "dead_letter")
class DeadLetter {
    @Id
    UUID id;

    @Column
    String topic;

    @Column(name = "message_key")
    String messageKey;

    @Column
    byte[] value;

    @Column(name = "key_id")
    String keyId;

    @Column
    byte[] signature;

    @Column
    String code;

    @Column
    String reason;

    @Column(name = "arrived_at")
    Instant arrivedAt;

    @Column(name = "replayed_at")
    @Nullable
    Instant replayedAt;
}
