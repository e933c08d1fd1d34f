package io.godwit.gateway.endpoint;

import io.godwit.gateway.request.FieldErrors;
import io.godwit.platform.migration.SealedEndpoint;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an endpoint's fields may be beside their syntax, and their defaults. Extra parameters are an allow-list for each
 * engine; what a driver could be talked into by others is not reachable (design.md §3).
 */
final class EndpointFields {
    /** Each label is left by one dot only, so that no text makes the search long. */
    static final String HOST =
            "[A-Za-z0-9_][A-Za-z0-9_-]{0,62}(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\\.?|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{0,40}";

    static final String HOST_MESSAGE =
            "must be a host name, an IPv4 or an IPv6 address: no scheme, no port, no path, no user.";
    static final String NO_CONTROLS = "[^\\p{Cntrl}]*";
    static final String NO_CONTROLS_MESSAGE = "must not hold control characters.";
    static final String ENGINES = "mysql|postgresql";
    static final String ENGINES_MESSAGE = "must be mysql (MariaDB too) or postgresql.";
    static final String TLS_MODES = "disable|require|verify-ca|verify-full";
    static final String TLS_MESSAGE = "must be disable, require, verify-ca or verify-full.";
    static final String PIN = "[0-9a-f]{64}";
    static final String PIN_MESSAGE = "must be the SHA-256 of the server's public key, 64 hex digits in lower case.";
    static final String PORT_MESSAGE = "must be a whole number from 1 to 65535.";

    /** No engine takes a parameter yet. */
    private static final Map<String, Set<String>> PARAMETERS = Map.of("mysql", Set.of(), "postgresql", Set.of());

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|(0{1,4}:){7}0{0,3}1", Pattern.CASE_INSENSITIVE);

    private EndpointFields() {}

    /** Full verification, but for loopback addresses, where nobody can listen in and servers seldom have a certificate. */
    static String defaultTls(String host) {
        return LOOPBACK.matcher(host).matches() ? "disable" : "verify-full";
    }

    /** Checks the fields against each other. */
    static void check(SealedEndpoint endpoint, FieldErrors errors) {
        errors.check(isAddressOrName(endpoint.host()), "/host", HOST_MESSAGE);
        checkParameters(endpoint.engine(), endpoint.parameters(), errors);
        String tls = endpoint.tls();
        endpoint.caPem().ifPresent(pem -> {
            errors.check(
                    tls.startsWith("verify"),
                    "/caPem",
                    "is used with verify-ca and verify-full only, not with " + tls + ".");
            errors.check(
                    isCertificates(pem),
                    "/caPem",
                    "must be one or more X.509 certificates in PEM, and no private key.");
        });
    }

    private static boolean isAddressOrName(String host) {
        if (host.indexOf(':') < 0) {
            return true;
        }
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkParameters(String engine, Map<String, String> parameters, FieldErrors errors) {
        Set<String> allowed = PARAMETERS.getOrDefault(engine, Set.of());
        for (String name : parameters.keySet()) {
            errors.check(
                    allowed.contains(name),
                    FieldErrors.pointer("/parameters", name),
                    allowed.isEmpty()
                            ? "is no parameter: the engine " + engine + " takes none."
                            : "is no parameter; there are " + String.join(", ", allowed) + ".");
        }
    }

    private static boolean isCertificates(String pem) {
        if (pem.contains("PRIVATE KEY")) {
            return false;
        }
        try {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty();
        } catch (CertificateException e) {
            return false;
        }
    }
}
