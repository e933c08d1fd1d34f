package io.godwit.engine.mysql;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Endpoint.Tls;
import io.godwit.engine.Endpoint.TlsMode;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.Selection;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Real sources of both flavors, and how a test signs in to them. */
public final class Sources {
    public static final Selection ALL = new Selection(List.of(), List.of(), Map.of(), "target", false);

    private Sources() {}

    /** For parameterized tests: a fresh database on this flavor's shared server. */
    public enum Flavor {
        MARIADB,
        MYSQL;

        public TestDatabase database() {
            return this == MARIADB ? TestServers.mariaDbDatabase() : TestServers.mySqlDatabase();
        }
    }

    public static Password password(String secret) {
        return new Password(secret.toCharArray());
    }

    public static Endpoint endpoint(TestDatabase database) {
        return endpoint(database, database.name(), database.user());
    }

    /** Without TLS; the key of a MySQL server is pinned as its administrator sees it. */
    public static Endpoint endpoint(TestDatabase database, String name, String user) {
        Tls tls = new Tls(TlsMode.DISABLE, Optional.empty(), pin(database));
        return new Endpoint("mysql", database.host(), database.port(), name, user, tls, Map.of());
    }

    /** SHA-256 of the key by which a MySQL server takes passwords without TLS. */
    public static Optional<String> pin(TestDatabase database) {
        try (Connection connection = database.connect();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SHOW STATUS LIKE 'Caching_sha2_password_rsa_public_key'")) {
            if (!rows.next()) {
                return Optional.empty();
            }
            String base64 = rows.getString(2).replaceAll("-----[A-Z ]+-----", "");
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return Optional.of(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(der)));
        } catch (SQLException | java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
