package io.godwit.platform.migration;

import io.godwit.platform.seal.SealedSecret;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An endpoint with its password sealed. The fields are the associated data of the seal: a changed host, port, user, TLS
 * mode, CA or pin makes the password unreadable.
 *
 * @param tls disable, require, verify-ca, verify-full
 */
public record SealedEndpoint(
        UUID id,
        String name,
        String engine,
        String host,
        int port,
        String database,
        String user,
        String tls,
        Optional<String> caPem,
        Optional<String> serverPin,
        Map<String, String> parameters,
        SealedSecret password) {
    public SealedEndpoint {
        parameters = Map.copyOf(parameters);
    }

    /** The same endpoint with its password sealed otherwise. */
    public SealedEndpoint with(SealedSecret sealed) {
        return new SealedEndpoint(
                id, name, engine, host, port, database, user, tls, caPem, serverPin, parameters, sealed);
    }
}
