package io.godwit.cli.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An endpoint as one types it: {@code mysql://user@host:port/database?tls=verify-full&ca=FILE&pin=HEX}. It is a notation of
 * the command line only; the API takes the fields. A password in it is refused: it would stand in the process list.
 */
public record EndpointUrl(
        String engine,
        String host,
        int port,
        String database,
        String user,
        Optional<String> tls,
        Optional<String> caPem,
        Optional<String> pin) {

    private static final Map<String, Integer> PORTS = Map.of("mysql", 3306, "postgresql", 5432);
    private static final Map<String, String> SPELLINGS = Map.of("mariadb", "mysql", "postgres", "postgresql");

    /** user:password@ before the host; the password may hold anything, an @ too. */
    private static final Pattern PASSWORD = Pattern.compile("^([^/]*://[^/:@]*):.*@");

    private static final Pattern SECRET = Pattern.compile("(?i)((?:pass(?:word|wd)?|pwd|secret)=)[^&]*");

    public static EndpointUrl parse(String text) {
        if (PASSWORD.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "a password in the address would stand in the process list and in the shell's history: leave it out"
                            + " ('" + withoutPassword(text) + "'), Godwit asks for it, or reads it from a file.");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + withoutPassword(text)
                    + "' is not an endpoint: write engine://user@host:port/database, with %XX for unusual characters.");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        String engine = SPELLINGS.getOrDefault(scheme, scheme);
        Integer defaultPort = PORTS.get(engine);
        if (defaultPort == null) {
            throw new IllegalArgumentException("'" + withoutPassword(text)
                    + "' names no engine that Godwit knows: begin with mysql:// or postgresql://.");
        }
        if (uri.getHost() == null
                || uri.getRawUserInfo() == null
                || uri.getRawPath() == null
                || uri.getRawPath().length() < 2) {
            throw new IllegalArgumentException("'" + withoutPassword(text)
                    + "' lacks the user, the host or the database: write " + engine + "://user@host:port/database.");
        }
        Map<String, String> query = query(uri.getRawQuery());
        Optional<String> ca = Optional.ofNullable(query.remove("ca")).map(EndpointUrl::readPem);
        EndpointUrl url = new EndpointUrl(
                engine,
                uri.getHost(),
                uri.getPort() < 0 ? defaultPort : uri.getPort(),
                decode(uri.getRawPath().substring(1)),
                decode(uri.getRawUserInfo()),
                Optional.ofNullable(query.remove("tls")),
                ca,
                Optional.ofNullable(query.remove("pin")));
        if (!query.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + query.keySet().iterator().next() + "' is not a setting of an endpoint: tls, ca and pin are."
                            + " Parameters of drivers are never passed on.");
        }
        return url;
    }

    /** The body for {@code POST /api/v1/endpoints}. */
    public ObjectNode toJson(String name, char[] password) {
        ObjectNode body = GatewayClient.JSON
                .createObjectNode()
                .put("name", name)
                .put("engine", engine)
                .put("host", host)
                .put("port", port)
                .put("database", database)
                .put("user", user)
                .put("password", new String(password));
        tls.ifPresent(mode -> body.put("tls", mode));
        caPem.ifPresent(pem -> body.put("caPem", pem));
        pin.ifPresent(value -> body.put("serverPin", value));
        return body;
    }

    public String shown() {
        return user + "@" + host + ":" + port;
    }

    private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
        Map<String, String> parameters = new TreeMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                parameters.put(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String withoutPassword(String text) {
        String bare = PASSWORD.matcher(text).replaceFirst("$1@");
        return SECRET.matcher(bare).replaceAll("$1****");
    }

    private static String readPem(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("the CA file " + file + " cannot be read.");
        }
    }
}
