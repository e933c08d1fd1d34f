package io.godwit.gateway.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API key as it is stored. */
@Entity
@Table(name = "api_key")
class KeyRow {
    @Id
    UUID id;

    @Column(name = "number", insertable = false, updatable = false)
    long number;

    @Column(name = "name")
    String name;

    @Column(name = "role")
    String role;

    @Column(name = "row_values")
    boolean values;

    @Column(name = "sha256")
    String sha256;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    Caller caller() {
        return new Caller(id, name, Role.valueOf(role), values);
    }
}
