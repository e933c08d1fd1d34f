package io.godwit.control.task;

import io.godwit.platform.service.store.Stored;
import io.godwit.platform.task.EndpointTrace;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** Something that stands on an endpoint, or stood. */
@Entity
@Table(name = "endpoint_trace")
class TraceRow {
    @EmbeddedId
    Id id;

    @Column(name = "trace")
    String trace;

    /** A trace's name is unique within its task. */
    @Embeddable
    record Id(
            @Column(name = "task") UUID task,
            @Column(name = "id") String name) {}

    EndpointTrace trace() {
        return Stored.read(trace, EndpointTrace.class);
    }

    void now(EndpointTrace told) {
        trace = Stored.write(told);
    }
}
