package io.godwit.gateway.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An event as it is stored. */
@Entity
@Table(name = "migration_event")
class EventRow {
    @Id
    UUID id;

    @Column(name = "migration")
    UUID migration;

    @Column(name = "number")
    long number;

    @Column(name = "time")
    Instant time;

    @Column(name = "type")
    String type;

    @Column(name = "message")
    String message;

    @Column(name = "data")
    String data;
}
