package io.godwit.platform.servers.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.MySqlServer;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.ServerTls;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TlsIT {
    private static final TestCertificates AUTHORITY = new TestCertificates(TestServers.folder("tls"));
    private static final ServerTls LOCALHOST = AUTHORITY.server("localhost", "dns:localhost", "ip:127.0.0.1");
    private static final ServerTls ELSEWHERE = AUTHORITY.server("elsewhere", "dns:db.example.com");

    @Test
    void shouldEncryptPostgresWhenItHasACertificate() throws Exception {
        try (PostgresServer server = PostgresServer.in(TestServers.folder("pg-tls"))
                .superuser("postgres", TestServers.PASSWORD)
                .tls(LOCALHOST)
                .access("hostssl all all 127.0.0.1/32 scram-sha-256")
                .start()) {
            TestDatabase verified = with(
                    TestServers.view(server, "postgres"), "?sslmode=verify-full&sslrootcert=" + LOCALHOST.authority());
            TestDatabase plain = with(TestServers.view(server, "postgres"), "?sslmode=disable");

            assertThat(verified.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                    .containsExactly("t");
            assertThatThrownBy(plain::connect).isInstanceOf(SQLException.class).hasMessageContaining("pg_hba.conf");
        }
    }

    @Test
    void shouldEncryptMariaDbWhenItHasACertificate() throws Exception {
        try (MariaDbServer server = MariaDbServer.in(TestServers.folder("maria-tls"))
                .rootPassword(TestServers.PASSWORD)
                .tls(LOCALHOST)
                .setting("require_secure_transport", "ON")
                .start()) {
            TestDatabase database = TestServers.view(server, "mysql");

            assertThat(verified(database, LOCALHOST).query("SHOW STATUS LIKE 'Ssl_cipher'"))
                    .hasSize(1);
            assertThat(verified(database, LOCALHOST)
                            .query("SELECT VARIABLE_VALUE <> '' FROM information_schema.SESSION_STATUS WHERE"
                                    + " VARIABLE_NAME = 'SSL_CIPHER'"))
                    .containsExactly("1");
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void shouldShowAWrongNameWhenTheCertificateIsForAnotherHost() throws Exception {
        try (MySqlServer server = MySqlServer.in(TestServers.folder("mysql-tls"))
                .rootPassword(TestServers.PASSWORD)
                .tls(ELSEWHERE)
                .start()) {
            TestDatabase database = TestServers.view(server, "mysql");

            assertThat(database.query("SELECT @@have_ssl")).containsExactly("YES");
            assertThatThrownBy(verified(database, ELSEWHERE)::connect).isInstanceOf(SQLException.class);
        }
    }

    private static TestDatabase verified(TestDatabase database, ServerTls tls) {
        String bare = database.jdbcUrl().substring(0, database.jdbcUrl().indexOf('?'));
        return new TestDatabase(
                database.host(),
                database.port(),
                database.name(),
                database.user(),
                database.password(),
                bare + "?sslMode=verify-full&serverSslCert=" + tls.authority());
    }

    private static TestDatabase with(TestDatabase database, String parameters) {
        return new TestDatabase(
                database.host(),
                database.port(),
                database.name(),
                database.user(),
                database.password(),
                database.jdbcUrl() + parameters);
    }
}
