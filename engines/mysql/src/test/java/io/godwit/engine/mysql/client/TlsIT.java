package io.godwit.engine.mysql.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Endpoint.Tls;
import io.godwit.engine.Endpoint.TlsMode;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.Sources;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.MySqlFamilyServer;
import io.godwit.platform.servers.MySqlServer;
import io.godwit.platform.servers.ServerTls;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS and the ways to sign in, against real servers whose certificate is from an authority of our own. */
@Tag("H30")
class TlsIT {
    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static MariaDbServer mariaDb;
    private static MySqlServer mySql;

    @BeforeAll
    static void start() throws Exception {
        Path folder = TestServers.folder("tls");
        authority = new TestAuthority(folder, "authority");
        stranger = new TestAuthority(folder, "stranger");
        ServerTls tls = authority.issue("server");
        mariaDb = MariaDbServer.in(TestServers.folder("mariadb-tls"))
                .rootPassword(TestServers.PASSWORD)
                .durable(false)
                .tls(tls)
                .start();
        mySql = MySqlServer.in(TestServers.folder("mysql-tls"))
                .rootPassword(TestServers.PASSWORD)
                .durable(false)
                .tls(tls)
                .start();
    }

    @AfterAll
    static void stop() {
        mariaDb.kill();
        mySql.kill();
    }

    enum Flavor {
        MARIADB,
        MYSQL;

        MySqlFamilyServer server() {
            return this == MARIADB ? mariaDb : mySql;
        }
    }

    private static Endpoint endpoint(MySqlFamilyServer server, String host, String user, TlsMode mode, String ca) {
        return new Endpoint(
                "mysql",
                host,
                server.port(),
                "mysql",
                user,
                new Tls(mode, Optional.ofNullable(ca), Optional.empty()),
                Map.of());
    }

    private static String cipher(Endpoint endpoint, String password) {
        try (MySqlConnection connection = MySqlConnection.open(endpoint, Sources.password(password))) {
            return connection
                    .query("SHOW SESSION STATUS LIKE 'Ssl_cipher'")
                    .only()
                    .text(1);
        }
    }

    private static EngineException refused(Endpoint endpoint, String password) {
        EngineException refused = catchThrowableOfType(EngineException.class, () -> cipher(endpoint, password));
        assertThat(refused).as("refused").isNotNull();
        return refused;
    }

    @ParameterizedTest
    @EnumSource
    void shouldEncryptWhenNameAndChainAreVerified(Flavor flavor) throws Exception {
        Endpoint endpoint = endpoint(flavor.server(), "localhost", "root", TlsMode.VERIFY_FULL, authority.caPem());

        assertThat(cipher(endpoint, TestServers.PASSWORD)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAnotherNameWhenItIsVerified(Flavor flavor) throws Exception {
        String ca = authority.caPem();

        EngineException refused =
                refused(endpoint(flavor.server(), "127.0.0.1", "root", TlsMode.VERIFY_FULL, ca), TestServers.PASSWORD);

        assertThat(refused.kind()).isEqualTo(Kind.TLS);
        assertThat(cipher(endpoint(flavor.server(), "127.0.0.1", "root", TlsMode.VERIFY_CA, ca), TestServers.PASSWORD))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseACertificateOfAnotherAuthority(Flavor flavor) throws Exception {
        EngineException refused = refused(
                endpoint(flavor.server(), "localhost", "root", TlsMode.VERIFY_CA, stranger.caPem()),
                TestServers.PASSWORD);

        assertThat(refused.kind()).isEqualTo(Kind.TLS);
        assertThat(refused.remedy()).contains("CA");
        assertThat(refused(
                                endpoint(flavor.server(), "localhost", "root", TlsMode.VERIFY_FULL, null),
                                TestServers.PASSWORD)
                        .kind())
                .as("the system's authorities do not know it")
                .isEqualTo(Kind.TLS);
    }

    @Test
    void shouldEncryptWithoutVerificationWhenOnlyThatIsRequired() {
        assertThat(cipher(endpoint(mariaDb, "localhost", "root", TlsMode.REQUIRE, null), TestServers.PASSWORD))
                .isNotEmpty();
    }

    @Test
    void shouldRefuseTlsOnAServerWithoutIt() {
        TestDatabase plain = TestServers.mariaDbDatabase();
        Endpoint endpoint = new Endpoint(
                "mysql",
                plain.host(),
                plain.port(),
                plain.name(),
                plain.user(),
                new Tls(TlsMode.REQUIRE, Optional.empty(), Optional.empty()),
                Map.of());

        assertThat(refused(endpoint, TestServers.PASSWORD).kind()).isEqualTo(Kind.TLS);
    }

    @Test
    void shouldGiveThePasswordToAVerifiedServerOnlyWhenItIsNotInTheCache() throws Exception {
        TestServers.view(mySql, "mysql")
                .execute("CREATE USER fresh IDENTIFIED WITH caching_sha2_password BY 'geheim ü'");

        EngineException unverified = refused(endpoint(mySql, "localhost", "fresh", TlsMode.REQUIRE, null), "geheim ü");
        assertThat(unverified.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(unverified).hasMessageContaining("in clear");

        EngineException unpinned = refused(endpoint(mySql, "localhost", "fresh", TlsMode.DISABLE, null), "geheim ü");
        assertThat(unpinned.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(unpinned.remedy()).contains("pin");
    }

    @Test
    void shouldTakeTheFastPathWithoutTlsOnceThePasswordIsInTheCache() throws Exception {
        TestDatabase root = TestServers.view(mySql, "mysql");
        root.execute(
                "CREATE USER cached IDENTIFIED WITH caching_sha2_password BY 'geheim'", "GRANT ALL ON *.* TO cached");
        assertThat(cipher(endpoint(mySql, "localhost", "cached", TlsMode.VERIFY_FULL, authority.caPem()), "geheim"))
                .isNotEmpty();

        assertThat(cipher(endpoint(mySql, "localhost", "cached", TlsMode.DISABLE, null), "geheim"))
                .isEmpty();
    }

    @Test
    void shouldEncryptThePasswordForThePinnedKeyWithoutTls() throws Exception {
        TestDatabase root = TestServers.view(mySql, "mysql");
        root.execute(
                "CREATE USER pinned IDENTIFIED WITH caching_sha2_password BY 'geheim'", "GRANT ALL ON *.* TO pinned");
        root.execute("CREATE USER older IDENTIFIED WITH sha256_password BY 'geheim'", "GRANT ALL ON *.* TO older");

        assertThat(cipher(Sources.endpoint(root, "mysql", "pinned"), "geheim")).isEmpty();
        assertThat(refused(Sources.endpoint(root, "mysql", "pinned"), "falsch").kind())
                .isEqualTo(Kind.AUTHENTICATION);
        assertThat(cipher(endpoint(mySql, "localhost", "older", TlsMode.VERIFY_FULL, authority.caPem()), "geheim"))
                .isNotEmpty();
    }
}
