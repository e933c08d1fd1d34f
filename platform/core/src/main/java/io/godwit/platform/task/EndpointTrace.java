package io.godwit.platform.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that Godwit makes on an endpoint and that stands there until somebody removes it (H21). The worker puts it to
 * {@code PUT /worker/v1/tasks/{task}/traces/{id}} before it is made, goes on when control has it on disk, and puts it again
 * when it is gone.
 *
 * @param id unique within the task and stable: {@code target-schema}
 * @param side {@code source} or {@code target}
 * @param what in words
 * @param removal the statements that remove it; empty where it ends with the worker
 * @param meanwhile what grows while it stands; empty where nothing does
 */
public record EndpointTrace(
        String id,
        String side,
        String what,
        List<String> removal,
        String meanwhile,
        Instant madeAt,
        Optional<Instant> goneAt) {
    public EndpointTrace {
        removal = List.copyOf(removal);
    }
}
