package io.godwit.platform.testing;

import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.sign.Keyring;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a gateway would send of a migration: endpoints with their passwords sealed for all services that open them. */
public final class TestMigration {
    private static final Set<String> OPENERS = Set.of("assessment", "conversion", "control");

    private final Peer gateway;
    private final Keyring keyring;

    public TestMigration(Peer gateway, Keyring keyring) {
        this.gateway = gateway;
        this.keyring = keyring;
    }

    /** @param engine mysql or postgresql */
    public SealedEndpoint endpoint(String engine, TestDatabase database) {
        SealedEndpoint open = new SealedEndpoint(
                UUID.randomUUID(),
                engine + "-endpoint",
                engine,
                database.host(),
                database.port(),
                database.name(),
                database.user(),
                "disable",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Credentials.none());
        return Credentials.seal(open, database.password().toCharArray(), keyring.recipients(OPENERS), gateway.key());
    }

    /** Everything of the source, as it is named there. */
    public static MigrationSpec spec(UUID migration, SealedEndpoint source, SealedEndpoint target) {
        return spec(
                migration, source, target, new MigrationSpec.SelectionSpec(List.of(), List.of(), Map.of(), "", false));
    }

    public static MigrationSpec spec(
            UUID migration, SealedEndpoint source, SealedEndpoint target, MigrationSpec.SelectionSpec selection) {
        return new MigrationSpec(
                migration, "shop", source, target, selection, Map.of(), MigrationSpec.ReplicationSettings.defaults());
    }
}
