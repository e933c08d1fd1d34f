package io.godwit.engine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.Optional;

/**
 * Where a database is. Fields, never a URL of a driver: what a driver could be talked into by parameters is not reachable.
 *
 * @param engine {@code mysql} (MariaDB too) or {@code postgresql}
 * @param parameters extra settings by an allow-list of each engine; anything else is refused by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Endpoint(
        String engine, String host, int port, String database, String user, Tls tls, Map<String, String> parameters) {

    public Endpoint {
        parameters = Map.copyOf(parameters);
    }

    /**
     * How the connection is protected.
     *
     * @param caPem the authorities to trust, PEM; the system's where empty
     * @param serverPin SHA-256 (hex) of the server's RSA public key for caching_sha2 without TLS, pinned by a person
     */
    public record Tls(TlsMode mode, Optional<String> caPem, Optional<String> serverPin) {
        public static Tls disabled() {
            return new Tls(TlsMode.DISABLE, Optional.empty(), Optional.empty());
        }
    }

    /** {@code REQUIRE} encrypts and verifies nobody; {@code VERIFY_CA} the chain; {@code VERIFY_FULL} the name too. */
    public enum TlsMode {
        DISABLE,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL
    }

    @Override
    public String toString() {
        return engine + "://" + user + "@" + host + ":" + port + "/" + database;
    }
}
