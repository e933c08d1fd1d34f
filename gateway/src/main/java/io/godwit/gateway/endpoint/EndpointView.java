package io.godwit.gateway.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.godwit.platform.migration.SealedEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint as it is shown: all but its password. */
@Schema(name = "Endpoint")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointView(
        String name,
        UUID id,
        long version,
        String engine,
        String host,
        int port,
        String database,
        String user,
        String tls,
        @Nullable String caPem,
        @Nullable String serverPin,
        Map<String, String> parameters,
        @Schema(description = "The migrations that use it.") List<String> usedBy,
        Instant createdAt,
        Instant changedAt) {

    static EndpointView of(EndpointRow row, List<String> usedBy) {
        SealedEndpoint endpoint = row.sealed();
        return new EndpointView(
                row.name,
                row.id,
                row.version,
                endpoint.engine(),
                endpoint.host(),
                endpoint.port(),
                endpoint.database(),
                endpoint.user(),
                endpoint.tls(),
                endpoint.caPem().orElse(null),
                endpoint.serverPin().orElse(null),
                endpoint.parameters(),
                usedBy,
                row.createdAt,
                row.changedAt);
    }
}
