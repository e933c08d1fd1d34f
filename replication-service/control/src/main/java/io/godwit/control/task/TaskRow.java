package io.godwit.control.task;

import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.problem.Problem;
import io.godwit.platform.seal.SealedSecret;
import io.godwit.platform.service.store.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replication task as it is stored. Whoever changes it, its worker or its orders holds its row's lock.
 *
 * <pre>
 *   Start ─▶ preparing ─▶ loading ─▶ replicating ⇄ cutting-over ─▶ done
 *               └────────────┴────────────┴─ Cancel ─▶ cancelled
 *   failed: a worker gave up; none is started until Start or Resume
 * </pre>
 */
@Entity
@Table(name = "task")
public class TaskRow {
    /** What a person wants of a task that is not over. */
    public enum Intent {
        RUN,
        PAUSE
    }

    private static final int SHAKY = 3;

    @Id
    UUID id;

    @Column(name = "name")
    String name;

    @Column(name = "spec")
    String spec;

    @Column(name = "spec_version")
    int specVersion;

    @Column(name = "spec_since")
    Instant specSince;

    @Column(name = "plan_sha256")
    String planSha256;

    @Column(name = "state_version")
    long stateVersion;

    @Column(name = "intent")
    String intent;

    @Column(name = "phase")
    String phase;

    @Column(name = "failure")
    @Nullable
    String failure;

    @Column(name = "attempts")
    int attempts;

    @Column(name = "start_after")
    Instant startAfter;

    @Column(name = "row_key")
    @Nullable
    String rowKey;

    static TaskRow of(MigrationSpec spec, Instant now) {
        var row = new TaskRow();
        row.id = spec.migration();
        row.intent = Intent.RUN.name();
        row.phase = Phase.PREPARING.name();
        row.specSince = now;
        row.startAfter = now;
        return row;
    }

    /** The whole specification anew: what a person mended may lie anywhere in it. */
    void specified(MigrationSpec wanted, String plan, Instant now) {
        name = wanted.name();
        spec = Stored.write(wanted);
        planSha256 = plan;
        specVersion++;
        specSince = now;
        going(now);
    }

    /** A person wants it to go on: at once, whatever failed before. */
    void going(Instant now) {
        intent = Intent.RUN.name();
        ready(now);
    }

    /** Nothing that happened before keeps a worker from being started; whether one lasts is still to be seen. */
    void ready(Instant now) {
        failure = null;
        startAfter = now;
    }

    public void failed(Problem problem) {
        failure = Stored.write(problem);
    }

    /** A worker works again. */
    public void recovered() {
        failure = null;
    }

    /** A worker ended otherwise than it should: the next one starts after a pause that doubles each time. */
    public void again(Instant now) {
        startAfter = now.plus(Backoff.after(attempts));
        attempts++;
    }

    /** Whether so many workers ended one after the other that a person should look. */
    public boolean shaky() {
        return attempts >= SHAKY;
    }

    /** A worker did well for a while. */
    public void steady() {
        attempts = 0;
    }

    /** The task's key for what is told of its rows; none before its first worker. */
    public Optional<SealedSecret> rowKey() {
        return Optional.ofNullable(rowKey).map(text -> Stored.read(text, SealedSecret.class));
    }

    public void rowKey(SealedSecret sealed) {
        rowKey = Stored.write(sealed);
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public MigrationSpec spec() {
        return Stored.read(spec, MigrationSpec.class);
    }

    public int specVersion() {
        return specVersion;
    }

    public Instant specSince() {
        return specSince;
    }

    public String planSha256() {
        return planSha256;
    }

    public long stateVersion() {
        return stateVersion;
    }

    public Intent intent() {
        return Intent.valueOf(intent);
    }

    void intent(Intent wanted) {
        intent = wanted.name();
    }

    public Phase phase() {
        return Phase.valueOf(phase);
    }

    public void phase(Phase now) {
        phase = now.name();
    }

    /** Nothing is left to do but to clean. */
    public boolean over() {
        return phase() == Phase.DONE || phase() == Phase.CANCELLED;
    }

    public Optional<Problem> failure() {
        return Optional.ofNullable(failure).map(text -> Stored.read(text, Problem.class));
    }

    public int attempts() {
        return attempts;
    }

    public Instant startAfter() {
        return startAfter;
    }
}
