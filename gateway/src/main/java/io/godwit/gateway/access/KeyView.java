package io.godwit.gateway.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as it is shown. */
@Schema(name = "Key")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyView(
        UUID id,
        String name,
        Role role,
        boolean values,
        Instant createdAt,
        String createdBy,

        @Schema(description = "Missing while the key is in use.") @Nullable
        Instant revokedAt,

        @Schema(description = "The key itself: shown once, when it is made, and stored nowhere.") @Nullable
        String key) {

    static KeyView of(KeyRow row, @Nullable String secret) {
        return new KeyView(
                row.id,
                row.name,
                Role.valueOf(row.role),
                row.values,
                row.createdAt,
                row.createdBy,
                row.revokedAt,
                secret);
    }

    KeyView with(String secret) {
        return new KeyView(id, name, role, values, createdAt, createdBy, revokedAt, secret);
    }
}
