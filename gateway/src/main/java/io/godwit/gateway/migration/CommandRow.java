package io.godwit.gateway.migration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command that was sent, so that its refusal is known by its id. */
@Entity
@Table(name = "migration_command")
class CommandRow {
    @Id
    UUID id;

    @Column(name = "migration")
    UUID migration;

    /** What the service was asked: the command's type. */
    @Column(name = "action")
    String action;

    @Column(name = "version")
    long version;

    @Column(name = "caller")
    String caller;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "done_at")
    @Nullable
    Instant doneAt;

    /** The owner's {@link io.godwit.platform.problem.Problem}, JSON. */
    @Column(name = "refusal")
    @Nullable
    String refusal;
}
