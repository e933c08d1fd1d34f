package io.godwit.platform.message;

import io.godwit.platform.migration.MigrationSpec;
import java.util.UUID;

/**
 * What the gateway asks of a service. The type's name on the wire is {@link #type}. A command is legal in the state version
 * that its envelope carries; its consumer refuses it in a later one (H31).
 */
public sealed interface Command extends Body {

    record Assess(MigrationSpec spec) implements Command {}

    record Convert(MigrationSpec spec) implements Command {}

    /** Starts, or goes on with, the replication task of this migration. */
    record Start(MigrationSpec spec, String planSha256) implements Command {}

    record Verify() implements Command {}

    record Pause() implements Command {}

    record Resume() implements Command {}

    record Cutover() implements Command {}

    /** The operator says that the source is frozen. */
    record Confirm() implements Command {}

    record Cancel() implements Command {}

    record Clean() implements Command {}

    record ReloadTable(String table) implements Command {}

    record RepairTable(String table) implements Command {}

    record ReplayEntry(long entry) implements Command {}

    record AcceptFinding(UUID finding, String reason) implements Command {}
}
