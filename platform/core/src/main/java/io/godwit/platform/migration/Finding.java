package io.godwit.platform.migration;

import io.godwit.platform.problem.Problem;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that only a look at the databases can tell, with the shape of a problem.
 *
 * @param id the same for the same code and subject of one migration, so that raising it again changes nothing
 * @param owner the service that raised it and closes it
 */
public record Finding(
        UUID id, String owner, Problem problem, long count, Instant raisedAt, Optional<Instant> closedAt) {

    public static UUID idOf(UUID migration, String code, String subject) {
        return UUID.nameUUIDFromBytes(
                (migration + "\n" + code + "\n" + subject).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** @param aspect what tells two findings of one code and subject apart; empty where there is one only */
    public static UUID idOf(UUID migration, String code, String subject, String aspect) {
        return idOf(migration, code, aspect.isEmpty() ? subject : subject + "\n" + aspect);
    }
}
