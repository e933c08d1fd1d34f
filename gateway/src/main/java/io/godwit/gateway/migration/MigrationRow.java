package io.godwit.gateway.migration;

import io.godwit.gateway.road.Road;
import io.godwit.platform.service.store.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A migration as it is stored. */
@Entity
@Table(name = "migration")
public class MigrationRow {
    @Id
    UUID id;

    @Column(name = "name", updatable = false)
    String name;

    @Column(name = "version")
    long version;

    /** For filters; {@link #road} says the same. */
    @Column(name = "phase")
    String phase;

    @Column(name = "source", updatable = false)
    UUID source;

    @Column(name = "target", updatable = false)
    UUID target;

    @Column(name = "wanted", updatable = false)
    String wanted;

    @Column(name = "road")
    String road;

    @Column(name = "last_event")
    long lastEvent;

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

    public long version() {
        return version;
    }

    public Road road() {
        return RoadJson.read(road);
    }

    /** Number for the next event of this migration; the row must be locked. */
    public long nextEvent() {
        return ++lastEvent;
    }

    Wanted wanted() {
        return Stored.read(wanted, Wanted.class);
    }

    void moved(Road now, long newVersion, Instant at) {
        road = RoadJson.write(now);
        phase = now.phase().name();
        version = newVersion;
        changedAt = at;
    }
}
