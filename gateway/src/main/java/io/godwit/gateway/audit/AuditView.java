package io.godwit.gateway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.godwit.platform.service.store.Stored;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change as it is shown. */
@Schema(name = "AuditEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditView(
        long number,
        Instant time,
        @Schema(description = "Name of the key.") String caller,
        UUID callerId,
        String role,
        @Schema(examples = "migration.start") String action,
        @Schema(examples = "migrations/shop") String resource,
        @Nullable UUID migration,
        Map<String, String> detail) {

    @SuppressWarnings("unchecked")
    static AuditView of(AuditRow row) {
        return new AuditView(
                row.number,
                row.time,
                row.callerName,
                row.caller,
                row.role,
                row.action,
                row.resource,
                row.migration,
                Stored.read(row.detail, Map.class));
    }
}
