package io.godwit.gateway.finding;

import io.godwit.platform.problem.Problem;
import io.godwit.platform.service.store.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A finding as it is stored. */
@Entity
@Table(name = "finding")
class FindingRow {
    @Id
    UUID id;

    @Column(name = "number", insertable = false, updatable = false)
    long number;

    @Column(name = "migration")
    UUID migration;

    @Column(name = "owner")
    String owner;

    @Column(name = "code")
    String code;

    @Column(name = "severity")
    String severity;

    @Column(name = "subject")
    String subject;

    @Column(name = "problem")
    String problem;

    @Column(name = "count")
    long count;

    @Column(name = "raised_at")
    Instant raisedAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Column(name = "accepted_by")
    @Nullable
    String acceptedBy;

    @Column(name = "accepted_reason")
    @Nullable
    String acceptedReason;

    @Column(name = "accepted_at")
    @Nullable
    Instant acceptedAt;

    Problem problem() {
        return Stored.read(problem, Problem.class);
    }
}
