package io.godwit.gateway.endpoint;

import static io.godwit.gateway.endpoint.EndpointFields.ENGINES;
import static io.godwit.gateway.endpoint.EndpointFields.ENGINES_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.HOST;
import static io.godwit.gateway.endpoint.EndpointFields.HOST_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.NO_CONTROLS;
import static io.godwit.gateway.endpoint.EndpointFields.NO_CONTROLS_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.PIN;
import static io.godwit.gateway.endpoint.EndpointFields.PIN_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.PORT_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.TLS_MESSAGE;
import static io.godwit.gateway.endpoint.EndpointFields.TLS_MODES;

import io.godwit.gateway.request.Names;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint that shall be known. */
@Schema(name = "EndpointRequest", description = "A database: fields, never a URL of a driver.")
public record EndpointRequest(
        @Schema(examples = "shop-source")
        @NotNull(message = Names.REQUIRED)
        @Pattern(regexp = Names.PATTERN, message = Names.MESSAGE)
        String name,

        @Schema(examples = "mysql")
        @NotNull(message = Names.REQUIRED)
        @Pattern(regexp = ENGINES, message = ENGINES_MESSAGE)
        String engine,

        @Schema(examples = "db1.example.com")
        @NotNull(message = Names.REQUIRED)
        @Size(min = 1, max = 253, message = "must be 1 to 253 characters.")
        @Pattern(regexp = HOST, message = HOST_MESSAGE)
        String host,

        @NotNull(message = Names.REQUIRED)
        @Min(value = 1, message = PORT_MESSAGE)
        @Max(value = 65535, message = PORT_MESSAGE)
        Integer port,

        @Schema(examples = "shop")
        @NotNull(message = Names.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 characters.")
        @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_MESSAGE)
        String database,

        @NotNull(message = Names.REQUIRED)
        @Size(min = 1, max = 128, message = "must be 1 to 128 characters.")
        @Pattern(regexp = NO_CONTROLS, message = NO_CONTROLS_MESSAGE)
        String user,

        @Schema(
                type = SchemaType.STRING,
                implementation = String.class,
                format = "password",
                writeOnly = true,
                description = "Sealed as it enters; no call ever answers it.")
        @NotNull(message = Names.REQUIRED)
        @Size(max = 1024, message = "must be at most 1024 characters.")
        char[] password,

        @Schema(description = "verify-full where it is missing; disable for loopback addresses.")
        @Pattern(regexp = TLS_MODES, message = TLS_MESSAGE)
        @Nullable
        String tls,

        @Schema(description = "The authorities to trust, PEM; the system's where it is missing.")
        @Size(max = 65_536, message = "must be at most 64 KiB.")
        @Nullable
        String caPem,

        @Schema(description = "SHA-256 of the server's RSA key for caching_sha2_password without TLS.")
        @Pattern(regexp = PIN, message = PIN_MESSAGE)
        @Nullable
        String serverPin,

        @Schema(description = "Extra settings; only those that the engine allows.")
        @Size(max = 16, message = "must be at most 16.")
        @Nullable
        Map<String, String> parameters) {

    /** All but the password, to know a repetition by. */
    String fingerprint() {
        return String.join(
                "\n",
                name,
                engine,
                host,
                String.valueOf(port),
                database,
                user,
                String.valueOf(tls),
                String.valueOf(caPem),
                String.valueOf(serverPin),
                String.valueOf(parameters == null ? null : new java.util.TreeMap<>(parameters)));
    }

    @Override
    public String toString() {
        return "EndpointRequest[" + name + "]";
    }
}
