package io.godwit.engine.mysql.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.engine.Endpoint;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.mysql.Sources;
import io.godwit.engine.mysql.Sources.Flavor;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MySqlConnectionIT {

    private static MySqlConnection open(TestDatabase database) {
        return MySqlConnection.open(Sources.endpoint(database), Sources.password(TestServers.PASSWORD));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("H18")
    void shouldPinTheSessionWhenGlobalSettingsWouldChangeWhatIsRead(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute(
                "SET GLOBAL sql_select_limit = 2",
                "SET GLOBAL time_zone = '-07:00'",
                "SET GLOBAL sql_mode = 'ANSI_QUOTES,PAD_CHAR_TO_FULL_LENGTH,NO_BACKSLASH_ESCAPES'",
                "SET GLOBAL net_write_timeout = 2");
        try (MySqlConnection connection = open(database)) {
            assertThat(connection
                            .query("SELECT 1 UNION SELECT 2 UNION SELECT 3")
                            .size())
                    .isEqualTo(3);
            var row = connection
                    .query("SELECT @@time_zone, @@sql_mode, @@net_write_timeout, @@character_set_results, \"text\"")
                    .only();
            assertThat(row.text(0)).isEqualTo("+00:00");
            assertThat(row.text(1)).doesNotContain("ANSI_QUOTES").doesNotContain("PAD_CHAR");
            assertThat(row.number(2)).isGreaterThan(86_400);
            assertThat(row.text(3)).isEqualTo("utf8mb4");
            assertThat(row.text(4)).isEqualTo("text");
        } finally {
            database.execute(
                    "SET GLOBAL sql_select_limit = DEFAULT",
                    "SET GLOBAL time_zone = 'SYSTEM'",
                    "SET GLOBAL sql_mode = DEFAULT",
                    "SET GLOBAL net_write_timeout = DEFAULT");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSignInWithAwkwardPasswords(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        List<String> passwords =
                List.of("", " ", "größer ß", "it's \"quoted\" `too`", "back\\slash%_", "🦆🔑", "x".repeat(200), "Ω≈ç√");
        for (String secret : passwords) {
            String user = "u" + HexFormat.of().toHexDigits(secret.hashCode());
            database.execute("CREATE USER " + user + " IDENTIFIED BY " + SqlText.literal(secret));
            try (MySqlConnection connection =
                    MySqlConnection.open(Sources.endpoint(database, "", user), Sources.password(secret))) {
                assertThat(connection.query("SELECT CURRENT_USER()").only().text(0))
                        .startsWith(user);
            }
            EngineException refused = catchThrowableOfType(
                    EngineException.class,
                    () -> MySqlConnection.open(Sources.endpoint(database, "", user), Sources.password(secret + "x")));
            assertThat(refused.kind()).isEqualTo(Kind.AUTHENTICATION);
            database.execute("DROP USER " + user);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldJoinPacketsAtTheEdgesOfSixteenMegabytes(Flavor flavor) {
        try (MySqlConnection connection = open(flavor.database())) {
            // A row is a header byte, one byte of NULL bits, four bytes of length, then the text.
            int full = Packets.PIECE - 6;
            for (int size : List.of(full - 1, full, full + 1, 2 * Packets.PIECE - 7, 40_000_000, 5)) {
                String sql = "SELECT CONCAT(REPEAT('a', " + (size - 1) + "), 'z')";
                try (BinaryRows rows = connection.prepareAndExecute(sql)) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.length()).as("%d bytes", size).isGreaterThanOrEqualTo(size + 3);
                    assertThat(rows.array()[rows.offset() + rows.length() - 1]).isEqualTo((byte) 'z');
                    assertThat(rows.array()[rows.offset() + rows.length() - 2]).isEqualTo((byte) 'a');
                    assertThat(rows.next()).isFalse();
                }
                String sent = "SELECT LENGTH('" + "y".repeat(Math.max(0, size - 40)) + "'), 7";
                assertThat(connection.query(sent).only().number(0)).isEqualTo(Math.max(0, size - 40));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldStreamRowsAndDescribeTheirColumns(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        database.execute(
                "CREATE TABLE t (a INT UNSIGNED NOT NULL, b VARCHAR(10) CHARACTER SET latin1, c DECIMAL(10,3))",
                "INSERT INTO t VALUES (4000000000, 'ä', 1.5), (0, NULL, NULL)");
        try (MySqlConnection connection = open(database)) {
            try (BinaryRows rows = connection.prepareAndExecute("SELECT * FROM t ORDER BY a DESC")) {
                assertThat(rows.columns()).extracting(ColumnDefinition::name).containsExactly("a", "b", "c");
                assertThat(rows.columns().getFirst().unsigned()).isTrue();
                assertThat(rows.columns().get(2).decimals()).isEqualTo(3);
                assertThat(rows.next()).isTrue();
                byte[] row = java.util.Arrays.copyOfRange(rows.array(), rows.offset(), rows.offset() + rows.length());
                assertThat(HexFormat.of().formatHex(row)).isEqualTo("0000" + "00286bee" + "02c3a4" + "05312e353030");
            }
            // Closed with a row unread: the connection goes on.
            assertThat(connection.query("SELECT COUNT(*) FROM t").only().number(0))
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameTheTroubleByItsKindAndStayUsable(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        try (MySqlConnection connection = open(database)) {
            assertThat(kind(() -> connection.query("SELECT * FROM missing"))).isEqualTo(Kind.SCHEMA_CHANGED);
            assertThat(kind(() -> connection.prepareAndExecute("SELEC 1"))).isEqualTo(Kind.STATEMENT);
            assertThat(connection.query("SELECT NULL, 1").only().isNull(0)).isTrue();
        }
        Endpoint nowhere = Sources.endpoint(database, "no such database", "root");
        assertThat(kind(() -> MySqlConnection.open(nowhere, Sources.password(TestServers.PASSWORD))))
                .isEqualTo(Kind.WRONG_SERVER);
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndARunningQueryWhenAbortedFromAnotherThread(Flavor flavor) throws Exception {
        try (MySqlConnection connection = open(flavor.database());
                MySqlConnection watcher = open(flavor.database())) {
            CompletableFuture<Kind> ended =
                    CompletableFuture.supplyAsync(() -> kind(() -> connection.query("SELECT SLEEP(60)")));
            org.awaitility.Awaitility.await()
                    .until(() -> watcher.query("SELECT 1 FROM information_schema.PROCESSLIST WHERE ID = "
                                            + connection.connectionId() + " AND INFO LIKE '%SLEEP%'")
                                    .size()
                            == 1);

            connection.abort();

            assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(Kind.UNREACHABLE);
            assertThat(connection.closed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayUnreachableWhenTheServerKillsTheSession(Flavor flavor) throws Exception {
        TestDatabase database = flavor.database();
        try (MySqlConnection connection = open(database)) {
            database.execute("KILL " + connection.connectionId());

            assertThat(kind(() -> connection.query("SELECT 1"))).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void shouldSayUnreachableWhenNobodyListens() {
        Endpoint closed = new Endpoint("mysql", "127.0.0.1", 1, "x", "x", Endpoint.Tls.disabled(), java.util.Map.of());

        EngineException refused =
                catchThrowableOfType(EngineException.class, () -> MySqlConnection.open(closed, Sources.password("x")));

        assertThat(refused.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(refused.remedy()).isNotEmpty();
    }

    private static Kind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        EngineException thrown = catchThrowableOfType(EngineException.class, call);
        assertThat(thrown).as("an EngineException").isNotNull();
        return thrown.kind();
    }
}
