package io.godwit.control.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One worker that was started. It is noted before it is started, and revoked before it is ended. */
@Entity
@Table(name = "worker")
public class WorkerRow {
    @Id
    UUID instance;

    @Column(name = "task")
    UUID task;

    @Column(name = "token_sha256")
    String tokenSha256;

    @Column(name = "spec_version")
    int specVersion;

    @Column(name = "cutover")
    @Nullable
    UUID cutover;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "reported_at")
    @Nullable
    Instant reportedAt;

    @Column(name = "epoch")
    int epoch;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    public UUID instance() {
        return instance;
    }

    public UUID task() {
        return task;
    }

    public int specVersion() {
        return specVersion;
    }

    /** The cut-over that it has to settle first. */
    public Optional<UUID> cutover() {
        return Optional.ofNullable(cutover);
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<Instant> reportedAt() {
        return Optional.ofNullable(reportedAt);
    }

    public void reported(int itsEpoch, Instant at) {
        epoch = itsEpoch;
        reportedAt = at;
    }

    public boolean revoked() {
        return revokedAt != null;
    }

    public void revoke(Instant at) {
        revokedAt = at;
    }
}
