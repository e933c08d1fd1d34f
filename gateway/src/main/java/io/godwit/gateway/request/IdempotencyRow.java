package io.godwit.gateway.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An answer that may be asked for again. */
@Entity
@Table(name = "idempotency")
class IdempotencyRow {
    @Id
    String id;

    @Column(name = "call")
    String call;

    @Column(name = "status")
    int status;

    @Column(name = "location")
    String location;

    @Column(name = "etag")
    String etag;

    @Column(name = "body")
    String body;

    @Column(name = "created_at")
    Instant createdAt;
}
