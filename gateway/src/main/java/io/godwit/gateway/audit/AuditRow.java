package io.godwit.gateway.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One change as it is stored. */
@Entity
@Table(name = "audit")
class AuditRow {
    @Id
    UUID id;

    @Column(name = "number", insertable = false, updatable = false)
    long number;

    @Column(name = "time")
    Instant time;

    @Column(name = "caller")
    UUID caller;

    @Column(name = "caller_name")
    String callerName;

    @Column(name = "role")
    String role;

    @Column(name = "action")
    String action;

    @Column(name = "resource")
    String resource;

    @Column(name = "migration")
    @Nullable
    UUID migration;

    @Column(name = "detail")
    String detail;
}
