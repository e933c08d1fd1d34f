package io.godwit.control.cutover;

import io.godwit.platform.service.store.Stored;
import io.godwit.platform.task.CutoverStep;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** A step of a cut-over as its worker told it last. */
@Entity
@Table(name = "cutover_step")
class StepRow {
    @EmbeddedId
    Id id;

    @Column(name = "task")
    UUID task;

    @Column(name = "state")
    String state;

    @Column(name = "step")
    String step;

    /** The numbers rise within a cut-over. */
    @Embeddable
    record Id(
            @Column(name = "cutover") UUID cutover,
            @Column(name = "number") int number) {}

    CutoverStep step() {
        return Stored.read(step, CutoverStep.class);
    }

    void now(CutoverStep told) {
        state = told.state().name();
        step = Stored.write(told);
    }
}
