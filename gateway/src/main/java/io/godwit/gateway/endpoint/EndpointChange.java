package io.godwit.gateway.endpoint;

import static io.godwit.gateway.endpoint.EndpointFields.HOST;
import static io.godwit.gateway.endpoint.EndpointFields.HOST_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.NO_CONTROLS;
import static io.godwit.gateway.endpoint.EndpointFields.NO_CONTROLS_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.PIN;
import static io.godwit.gateway.endpoint.EndpointFields.PIN_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.PORT_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.TLS_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.TLS_MODES;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of an endpoint shall change; what is missing stays. */
@Schema(
        name = "EndpointChange",
        description = "What is missing stays. Where anything but database changes, the password is asked for again,"
                + " for it is sealed to the other fields.")
public record EndpointChange(
        @Size(min = 1, max = 253, message = "must be 1 to 253 characters.")
        @Pattern(regexp = HOST, message = HOST_MESSAGE)
        @Nullable
        String host,

        @Min(value = 1, message = PORT_MESSAGE) @Max(value = 65535, message = PORT_MESSAGE) @Nullable
        Integer port,

        @Size(min = 1, max = 64, message = "must be 1 to 64 characters.")
        @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_MESSAGE)
        @Nullable
        String database,

        @Size(min = 1, max = 128, message = "must be 1 to 128 characters.")
        @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_MESSAGE)
        @Nullable
        String user,

        @Schema(type = SchemaType.STRING, implementation = String.class, format = "password", writeOnly = true)
        @Size(max = 1024, message = "must be at most 1024 characters.")
        char @Nullable [] password,

        @Pattern(regexp = TLS_MODES, message = TLS_MESSAGE) @Nullable
        String tls,

        @Schema(description = "An empty text takes it away.")
        @Size(max = 65_536, message = "must be at most 64 KiB.")
        @Nullable
        String caPem,

        @Schema(description = "An empty text takes it away.")
        @Pattern(regexp = "|" + PIN, message = PIN_MESSAGE)
        @Nullable
        String serverPin,

        @Size(max = 16, message = "must be at most 16.") @Nullable
        Map<String, String> parameters) {

    @Override
    public String toString() {
        return "EndpointChange[]";
    }
}
