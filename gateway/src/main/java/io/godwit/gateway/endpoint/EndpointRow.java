package io.godwit.gateway.endpoint;

import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.service.store.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An endpoint as it is stored. */
@Entity
@Table(name = "endpoint")
public class EndpointRow {
    @Id
    UUID id;

    @Column(name = "name", updatable = false)
    String name;

    @Column(name = "version")
    long version;

    /** A {@link SealedEndpoint} as JSON; the gateway cannot open its password. */
    @Column(name = "sealed")
    String sealed;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public SealedEndpoint sealed() {
        return Stored.read(sealed, SealedEndpoint.class);
    }
}
