package io.godwit.platform.migration;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a migration is to do, as the gateway accepted it. Travels whole with each command, so that no service asks back.
 *
 * @param policies names of the table of types → choice ({@code zero-date} → {@code null}) and {@code on-refused-row} →
 *     table | task | nothing
 */
public record MigrationSpec(
        UUID migration,
        String name,
        SealedEndpoint source,
        SealedEndpoint target,
        SelectionSpec selection,
        Map<String, String> policies,
        ReplicationSettings settings) {
    public MigrationSpec {
        policies = Map.copyOf(policies);
    }

    /** @param targetSchema empty for the source database's name */
    public record SelectionSpec(
            List<String> include,
            List<String> exclude,
            Map<String, String> renames,
            String targetSchema,
            boolean lowerCase) {
        public SelectionSpec {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
            renames = Map.copyOf(renames);
        }
    }

    /**
     * @param loaders parallel readers and writers of the load, 1 to 64
     * @param chunkRows rows of a chunk, about
     * @param lagLimitMillis the lag under which a cut-over may start
     * @param freeze by-godwit or by-operator
     * @param memoryMegabytes heap of a worker
     */
    public record ReplicationSettings(
            int loaders, int chunkRows, long lagLimitMillis, String freeze, int cutoverSeconds, int memoryMegabytes) {
        public static ReplicationSettings defaults() {
            return new ReplicationSettings(2, 100_000, 5_000, "by-godwit", 120, 192);
        }
    }
}
