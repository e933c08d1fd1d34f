package io.godwit.platform.service.job;

import io.godwit.platform.message.Command;
import java.util.UUID;

/**
 * Work that is to be done for a migration.
 *
 * @param message id of the command that asked for it
 * @param stateVersion of the command; what answers it carries the same
 */
public record Job(UUID migration, UUID message, long stateVersion, Command command) {}
