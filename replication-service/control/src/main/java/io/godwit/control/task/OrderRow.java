package io.godwit.control.task;

import io.godwit.platform.message.Body;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.MessageTypes;
import io.godwit.platform.service.store.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a worker is to do, given with each answer until it says that it is done. */
@Entity
@Table(name = "task_order")
public class OrderRow {
    @Id
    UUID id;

    @Column(name = "number", insertable = false, updatable = false)
    long number;

    @Column(name = "task")
    UUID task;

    @Column(name = "type")
    String type;

    @Column(name = "command")
    String command;

    @Column(name = "state_version")
    long stateVersion;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "begun_by")
    @Nullable
    UUID begunBy;

    @Column(name = "deadline")
    @Nullable
    Instant deadline;

    @Column(name = "compensated_at")
    @Nullable
    Instant compensatedAt;

    @Column(name = "known_to")
    @Nullable
    UUID knownTo;

    @Column(name = "done_at")
    @Nullable
    Instant doneAt;

    static OrderRow of(UUID task, UUID id, long stateVersion, Command command, Instant now) {
        var row = new OrderRow();
        row.id = id;
        row.task = task;
        row.type = command.type();
        row.command = Stored.write(command);
        row.stateVersion = stateVersion;
        row.askedAt = now;
        return row;
    }

    public UUID id() {
        return id;
    }

    public String type() {
        return type;
    }

    public Command command() {
        Class<? extends Body> body = MessageTypes.classOf(type);
        return (Command) Stored.read(command, body);
    }

    public boolean is(Class<? extends Command> wanted) {
        return MessageTypes.classOf(type) == wanted;
    }

    public long stateVersion() {
        return stateVersion;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public boolean open() {
        return doneAt == null;
    }

    public void done(Instant now) {
        doneAt = now;
    }

    /** Whether a cut-over is neither done nor undone: its worker may have frozen the source. */
    public boolean unsettled() {
        return open() && begunBy != null && compensatedAt == null;
    }

    public Optional<UUID> begunBy() {
        return Optional.ofNullable(begunBy);
    }

    public Optional<Instant> deadline() {
        return Optional.ofNullable(deadline);
    }

    public Optional<Instant> compensatedAt() {
        return Optional.ofNullable(compensatedAt);
    }

    public void begun(UUID instance, Instant until) {
        begunBy = instance;
        deadline = until;
    }

    public void compensated(Instant now) {
        compensatedAt = now;
    }

    public boolean knownTo(UUID instance) {
        return instance.equals(knownTo);
    }

    public void known(UUID instance) {
        knownTo = instance;
    }
}
