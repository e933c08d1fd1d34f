package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Endpoint.Tls;
import io.godwit.engine.Endpoint.TlsMode;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.Password;
import io.godwit.engine.postgresql.connection.Connections;
import io.godwit.engine.postgresql.connection.Session;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.ServerTls;
import io.godwit.platform.servers.test.TestCertificates;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("H18")
@Tag("H30")
class ConnectionIT {
    private static final Password SECRET = new Password(TestServers.PASSWORD.toCharArray());
    private static PostgresServer secured;
    private static String authority;
    private static String stranger;

    @BeforeAll
    static void server() throws Exception {
        Path folder = TestServers.folder("tls");
        TestCertificates certificates = new TestCertificates(folder);
        ServerTls files = certificates.server("server", "dns:localhost");
        authority = Files.readString(certificates.authority());
        stranger = Files.readString(new TestCertificates(TestServers.folder("stranger")).authority());
        secured = PostgresServer.in(TestServers.folder("secured"))
                .superuser(TestServers.USER, TestServers.PASSWORD)
                .durable(false)
                .tls(files)
                .access(
                        "hostssl clear all 127.0.0.1/32 password",
                        "hostnossl clear all 127.0.0.1/32 password",
                        "hostssl all all 127.0.0.1/32 scram-sha-256",
                        "hostnossl all all 127.0.0.1/32 reject")
                .start();
        try (Session session = open(TlsMode.VERIFY_CA, "127.0.0.1", "postgres", authority)) {
            session.execute("CREATE DATABASE clear");
        }
    }

    @AfterAll
    static void stop() {
        secured.kill();
    }

    private static Session open(TlsMode mode, String host, String database, String ca) {
        Endpoint endpoint = new Endpoint(
                "postgresql",
                host,
                secured.port(),
                database,
                TestServers.USER,
                new Tls(mode, Optional.ofNullable(ca), Optional.empty()),
                Map.of());
        return new Connections(endpoint, SECRET).open();
    }

    private static Kind kind(Runnable work) {
        try {
            work.run();
        } catch (EngineException e) {
            assertThat(String.valueOf(e.getMessage())).doesNotContain(TestServers.PASSWORD);
            return e.kind();
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void shouldConnectByEachModeThatTheCertificateAllows() {
        for (TlsMode mode : new TlsMode[] {TlsMode.REQUIRE, TlsMode.VERIFY_CA}) {
            try (Session session = open(mode, "127.0.0.1", "postgres", mode == TlsMode.REQUIRE ? null : authority)) {
                assertThat(session.one(
                                "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", row -> row.getBoolean(1)))
                        .contains(true);
            }
        }
        open(TlsMode.VERIFY_FULL, "localhost", "postgres", authority).close();
    }

    @Test
    void shouldRefuseWhoeverIsNotTheOneThatTheCertificateNames() {
        assertThat(kind(() -> open(TlsMode.VERIFY_FULL, "127.0.0.1", "postgres", authority)))
                .isEqualTo(Kind.TLS);
        assertThat(kind(() -> open(TlsMode.VERIFY_CA, "127.0.0.1", "postgres", stranger)))
                .isEqualTo(Kind.TLS);
        assertThat(kind(() -> open(TlsMode.VERIFY_CA, "127.0.0.1", "postgres", null)))
                .isEqualTo(Kind.TLS);
        assertThat(kind(() -> open(TlsMode.VERIFY_CA, "127.0.0.1", "postgres", "no certificate")))
                .isEqualTo(Kind.TLS);
        assertThat(kind(() -> open(TlsMode.DISABLE, "127.0.0.1", "postgres", null)))
                .isEqualTo(Kind.AUTHENTICATION);
    }

    @Test
    void shouldSendAClearTextPasswordOnlyToAVerifiedServer() {
        open(TlsMode.VERIFY_CA, "127.0.0.1", "clear", authority).close();
        assertThat(kind(() -> open(TlsMode.REQUIRE, "127.0.0.1", "clear", null)))
                .isEqualTo(Kind.AUTHENTICATION);
        assertThat(kind(() -> open(TlsMode.DISABLE, "127.0.0.1", "clear", null)))
                .isEqualTo(Kind.AUTHENTICATION);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"DISABLE", "REQUIRE"})
    void shouldNeverGiveThePasswordToAHostileServerThatAsksForItInClear(TlsMode mode) throws Exception {
        try (HostileServer hostile = new HostileServer()) {
            Endpoint endpoint = new Endpoint(
                    "postgresql",
                    "127.0.0.1",
                    hostile.port(),
                    "db",
                    "app",
                    new Tls(mode, Optional.empty(), Optional.empty()),
                    Map.of());
            assertThatThrownBy(() -> new Connections(endpoint, SECRET).open()).isInstanceOf(EngineException.class);
            assertThat(hostile.received()).doesNotContain(TestServers.PASSWORD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"db1/x?socketFactory=evil.Class", "a,b", "", "db&user=x", "[::1"})
    void shouldRefuseAHostThatIsNone(String host) {
        Endpoint endpoint = new Endpoint("postgresql", host, 5432, "db", "app", Tls.disabled(), Map.of());
        assertThat(kind(() -> new Connections(endpoint, SECRET))).isEqualTo(Kind.UNSUPPORTED);
    }

    @Test
    void shouldRefuseParametersThatAreNotAllowed() {
        Endpoint endpoint = new Endpoint(
                "postgresql", "db", 5432, "db", "app", Tls.disabled(), Map.of("socketFactory", "evil.Class"));
        assertThatThrownBy(() -> new Connections(endpoint, SECRET))
                .hasMessage("The parameter socketFactory is not allowed for a PostgreSQL endpoint.");
    }

    @Test
    void shouldSayWhatIsWrongWithAnEndpoint() {
        TestDatabase database = TestServers.postgresDatabase();
        Endpoint right = new Endpoint(
                "postgresql",
                database.host(),
                database.port(),
                database.name(),
                database.user(),
                Tls.disabled(),
                Map.of());
        assertThat(kind(() -> new Connections(right, new Password("wrong".toCharArray())).open()))
                .isEqualTo(Kind.AUTHENTICATION);
        Endpoint noDatabase = new Endpoint(
                "postgresql",
                database.host(),
                database.port(),
                "no;such\"db",
                database.user(),
                Tls.disabled(),
                Map.of());
        assertThat(kind(() -> new Connections(noDatabase, SECRET).open())).isEqualTo(Kind.WRONG_SERVER);
        Endpoint nobody = new Endpoint("postgresql", database.host(), 1, "x", "x", Tls.disabled(), Map.of());
        assertThat(kind(() -> new Connections(nobody, SECRET).open())).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void shouldPinItsSettingsWhateverTheRoleSays() throws Exception {
        TestDatabase database = TestServers.postgresDatabase();
        database.execute(
                "CREATE ROLE odd LOGIN PASSWORD '" + TestServers.PASSWORD + "'",
                "ALTER ROLE odd SET statement_timeout = '1s'",
                "ALTER ROLE odd SET TimeZone = 'Asia/Tokyo'",
                "ALTER ROLE odd SET bytea_output = 'escape'",
                "ALTER ROLE odd SET DateStyle = 'German'",
                "ALTER ROLE odd SET synchronous_commit = 'off'",
                "ALTER ROLE odd SET default_transaction_isolation = 'serializable'",
                "ALTER ROLE odd SET transaction_timeout = '5s'",
                "ALTER ROLE odd SET search_path = 'evil'");
        Endpoint endpoint = new Endpoint(
                "postgresql", database.host(), database.port(), database.name(), "odd", Tls.disabled(), Map.of());
        try (Session session = new Connections(endpoint, SECRET).open()) {
            assertThat(session.unfired()).isFalse();
            for (Map.Entry<String, String> pinned : Map.of(
                            "statement_timeout", "0",
                            "TimeZone", "UTC",
                            "row_security", "off",
                            "synchronous_commit", "on",
                            "transaction_isolation", "read committed",
                            "transaction_timeout", "0",
                            "search_path", "pg_catalog",
                            "application_name", "godwit")
                    .entrySet()) {
                assertThat(session.one("SELECT current_setting(?)", row -> row.getString(1), pinned.getKey()))
                        .as(pinned.getKey())
                        .contains(pinned.getValue());
            }
        }
        database.execute("DROP OWNED BY odd", "DROP ROLE odd");
    }

    @Test
    void shouldMeetTheSameServerWithEveryConnection() throws Exception {
        TestDatabase database = TestServers.postgresDatabase();
        try (Relay balancer = new Relay(database.port())) {
            Endpoint endpoint = new Endpoint(
                    "postgresql", "127.0.0.1", balancer.port(), "postgres", TestServers.USER, Tls.disabled(), Map.of());
            Connections connections = new Connections(endpoint, SECRET);
            connections.open().close();
            PostgresServer other = PostgresServer.in(TestServers.folder("other"))
                    .superuser(TestServers.USER, TestServers.PASSWORD)
                    .durable(false)
                    .start();
            try {
                balancer.target(other.port());
                assertThat(kind(connections::open)).isEqualTo(Kind.WRONG_SERVER);
            } finally {
                other.kill();
            }
        }
    }
}
