package io.godwit.engine.mysql.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.engine.Endpoint.Tls;
import io.godwit.engine.Endpoint.TlsMode;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.Password;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers that want what they must not get. */
@Tag("H30")
class HostileServerTest {
    private static final String SECRET = "Planted-secret-7";
    private static final Tls PLAIN = Tls.disabled();

    private static Tls tls(TlsMode mode) {
        return new Tls(mode, Optional.empty(), Optional.empty());
    }

    /** Signs in, runs a query, and expects that to fail; what the client sent never holds the password. */
    private static EngineException refused(FakeServer.Script script, Tls tls) throws Exception {
        try (FakeServer server = new FakeServer(script)) {
            EngineException refused = catchThrowableOfType(EngineException.class, () -> {
                try (Password password = new Password(SECRET.toCharArray());
                        MySqlConnection connection = MySqlConnection.open(server.endpoint(tls), password)) {
                    connection.query("SELECT 1");
                }
            });
            assertThat(refused).as("refused").isNotNull();
            assertThat(server.received()).doesNotContain(SECRET);
            assertThat(refused.getMessage() + refused.remedy()).doesNotContain(SECRET);
            return refused;
        }
    }

    @Test
    void shouldSendNothingWhenTlsIsStripped() throws Exception {
        EngineException refused = refused(
                line -> line.packet(0, FakeServer.greeting(FakeServer.PLAIN, "mysql_native_password")),
                tls(TlsMode.REQUIRE));

        assertThat(refused.kind()).isEqualTo(Kind.TLS);
        assertThat(refused).hasMessageContaining("offers no TLS");
    }

    @Test
    void shouldRefuseDataThatComesBeforeTheTlsHandshake() throws Exception {
        EngineException refused = refused(
                line -> {
                    byte[] greeting =
                            FakeServer.framed(0, FakeServer.greeting(FakeServer.TLS, "mysql_native_password"));
                    byte[] both = java.util.Arrays.copyOf(greeting, greeting.length + 11);
                    System.arraycopy(FakeServer.framed(2, FakeServer.OK), 0, both, greeting.length, 11);
                    line.raw(both);
                },
                tls(TlsMode.REQUIRE));

        assertThat(refused.kind()).isEqualTo(Kind.WRONG_SERVER);
    }

    @Test
    void shouldRefuseClearTextWithoutTls() throws Exception {
        EngineException refused = refused(
                line -> {
                    line.packet(0, FakeServer.greeting(FakeServer.PLAIN, "mysql_native_password"));
                    line.read();
                    line.packet(2, FakeServer.switchTo("mysql_clear_password"));
                },
                PLAIN);

        assertThat(refused.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(refused).hasMessageContaining("in clear");
        assertThat(refused.remedy()).contains("verify-full");
    }

    @Test
    void shouldRefuseClearTextAsTheFirstWay() throws Exception {
        EngineException refused = refused(
                line -> {
                    line.packet(0, FakeServer.greeting(FakeServer.PLAIN, "mysql_clear_password"));
                    line.read();
                    line.packet(2, FakeServer.switchTo("sha256_password"));
                    line.read();
                    line.packet(4, new PayloadWriter().int1(1).int1(4).toBytes());
                },
                PLAIN);

        assertThat(refused.kind()).isEqualTo(Kind.AUTHENTICATION);
    }

    @Test
    void shouldRefuseAnRsaKeyThatNobodyPinned() throws Exception {
        byte[] key = rsaKey();
        EngineException refused = refused(
                line -> {
                    line.packet(0, FakeServer.greeting(FakeServer.PLAIN, "caching_sha2_password"));
                    line.read();
                    line.packet(2, key); // without being asked for it
                },
                PLAIN);

        assertThat(refused.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(refused).hasMessageContaining("nobody pinned");
    }

    @Test
    void shouldRefuseAnotherRsaKeyThanThePinnedOne() throws Exception {
        byte[] key = rsaKey();
        EngineException refused = refused(
                line -> {
                    line.packet(0, FakeServer.greeting(FakeServer.PLAIN, "caching_sha2_password"));
                    line.read();
                    line.packet(2, new byte[] {1, 4});
                    line.read();
                    line.packet(4, key);
                },
                new Tls(TlsMode.DISABLE, Optional.empty(), Optional.of("ab".repeat(32))));

        assertThat(refused.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(refused).hasMessageContaining("not the pinned one");
    }

    @Test
    void shouldRefuseTheBrokenPasswordOfOldServers() throws Exception {
        EngineException refused = refused(
                line -> {
                    line.packet(0, FakeServer.greeting(FakeServer.PLAIN, "mysql_native_password"));
                    line.read();
                    line.packet(2, new byte[] {(byte) 0xfe});
                },
                PLAIN);

        assertThat(refused.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(refused).hasMessageContaining("mysql_old_password");
    }

    @Test
    void shouldRefuseToSendALocalFile() throws Exception {
        EngineException refused = refused(
                line -> {
                    line.signIn();
                    line.read();
                    line.packet(
                            1,
                            new PayloadWriter()
                                    .int1(0xfb)
                                    .bytes("/etc/passwd".getBytes(StandardCharsets.US_ASCII))
                                    .toBytes());
                },
                PLAIN);

        assertThat(refused.kind()).isEqualTo(Kind.WRONG_SERVER);
        assertThat(refused).hasMessageContaining("local file");
    }

    @Test
    void shouldRefuseAHugePacketBeforeTheSignIn() throws Exception {
        EngineException refused = refused(line -> line.raw(new byte[] {0, 0, 2, 0, 10, 0}), PLAIN);

        assertThat(refused.kind()).isEqualTo(Kind.WRONG_SERVER);
        assertThat(refused).hasMessageContaining("131072 bytes");
    }

    @Test
    void shouldRefuseAShortGreeting() throws Exception {
        EngineException refused = refused(line -> line.packet(0, new byte[] {10, '8', 0, 1}), PLAIN);

        assertThat(refused.kind()).isEqualTo(Kind.WRONG_SERVER);
        assertThat(refused).hasMessageContaining("too early");
    }

    @Test
    void shouldRefuseAnotherProtocol() throws Exception {
        EngineException refused =
                refused(line -> line.raw("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII)), PLAIN);

        assertThat(refused.kind()).isEqualTo(Kind.WRONG_SERVER);
        assertThat(refused.remedy()).contains("host and port");
    }

    @Test
    void shouldRefusePacketsOutOfOrder() throws Exception {
        EngineException refused = refused(
                line -> {
                    line.packet(0, FakeServer.greeting(FakeServer.PLAIN, "mysql_native_password"));
                    line.read();
                    line.packet(9, FakeServer.OK);
                },
                PLAIN);

        assertThat(refused.kind()).isEqualTo(Kind.WRONG_SERVER);
        assertThat(refused).hasMessageContaining("packet 2 was awaited, 9 came");
    }

    @Test
    void shouldSayThatTheServerHungUp() throws Exception {
        EngineException refused = refused(
                line -> {
                    throw new java.io.IOException("hangs up");
                },
                PLAIN);

        assertThat(refused.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(refused.retryable()).isTrue();
    }

    private static byte[] rsaKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String base64 = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        return new PayloadWriter()
                .int1(1)
                .bytes(("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII))
                .toBytes();
    }
}
