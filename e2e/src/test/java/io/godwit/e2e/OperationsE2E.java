package io.godwit.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.cli.home.Home;
import io.godwit.cli.home.Settings;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.test.FaultProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in operation, by the command line: what is said, the exit code, and that nothing is half done. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsE2E {
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final int DONE = 0;
    private static final int OTHERWISE = 1;
    private static final int USAGE = 2;
    private static final int PRECONDITION = 3;

    @TempDir
    static Path folder;

    private static OperationsServers servers;
    private static Godwit godwit;
    private static String apiKey;

    @BeforeAll
    static void start() throws Exception {
        Awaitility.setDefaultPollInterval(Duration.ofSeconds(1)); // each look starts a virtual machine
        servers = new OperationsServers(folder);
        servers.database("shop");
        servers.onSource(
                "shop",
                "CREATE TABLE calm (id int AUTO_INCREMENT PRIMARY KEY, a int, b varchar(50))",
                "CREATE TABLE widened (id int AUTO_INCREMENT PRIMARY KEY, a int, b varchar(50) NOT NULL, UNIQUE (b))",
                "CREATE TABLE narrowed (id int AUTO_INCREMENT PRIMARY KEY, a int, b varchar(50))",
                "CREATE TABLE forth (id int AUTO_INCREMENT PRIMARY KEY, a int, b varchar(50))",
                "CREATE TABLE emptied (id int AUTO_INCREMENT PRIMARY KEY, a int, b varchar(50))",
                "CREATE TABLE renamed (id int AUTO_INCREMENT PRIMARY KEY, a int, b varchar(50))",
                "CREATE TABLE dropped (id int AUTO_INCREMENT PRIMARY KEY, a int, b varchar(50))",
                "CREATE TABLE keyless (a int, b varchar(50))");
        for (String table :
                List.of("calm", "widened", "narrowed", "forth", "emptied", "renamed", "dropped", "keyless")) {
            servers.onSource("shop", "INSERT INTO " + table + " (a, b) SELECT seq, concat('b', seq) FROM seq_1_to_200");
        }
        godwit = new Godwit(folder.resolve("home"));
        assertThat(godwit.run(Duration.ofMinutes(8), Map.of(), "up").exitCode()).isZero();
        apiKey = Files.readString(Home.of(godwit.home()).apiKey()).strip();
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            godwit.close();
        } finally {
            servers.close();
        }
    }

    private static Godwit.Result run(String... arguments) throws Exception {
        return godwit.run(
                LIMIT,
                Map.of(
                        "GODWIT_SOURCE_PASSWORD", OperationsServers.SOURCE_PASSWORD,
                        "GODWIT_TARGET_PASSWORD", OperationsServers.TARGET_PASSWORD),
                arguments);
    }

    private static void assertEnds(Godwit.Result result, int exitCode, String... words) {
        assertThat(result.exitCode()).as(result.output()).isEqualTo(exitCode);
        for (String word : words) {
            assertThat(result.output()).contains(word);
        }
        assertThat(result.output()).doesNotContain("Exception", "\tat ");
    }

    // ---- endpoints

    @ParameterizedTest
    @Order(1)
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            source-password | {from}                            | {to}                      | ASM-0002 | The server refuses the sign-in   | Check user
            target-password | {from}                            | {to}                      | ASM-0002 | The server refuses the sign-in   | Check user
            host            | mysql://mover@nowhere.invalid/shop | {to}                      | ASM-0001 | does not resolve                 | Check host
            port            | mysql://mover@127.0.0.1:1/shop    | {to}                      | ASM-0001 | Connection refused               | Check host
            target-port     | {from}                            | postgresql://m@127.0.0.1:1/shop | ASM-0001 | 127.0.0.1:1                | host and port are right
            database        | {from}x                           | {to}                      | ASM-0005 | Unknown database 'shopx'         | Name a database that exists
            target-database | {from}                            | {to}x                     | ASM-0005 | "shopx" does not exist           | Name a database that exists
            tls             | {from}?tls=require                | {to}                      | ASM-0003 | offers no TLS                    | Switch on TLS
            target-tls      | {from}                            | {to}?tls=verify-full      | ASM-0003 | offers no TLS                    | Switch on ssl
            """)
    void shouldNameThePreconditionWhenAnEndpointCannotBeUsed(
            String name, String from, String to, String code, String what, String remedy) throws Exception {
        Map<String, String> passwords = new HashMap<>(Map.of(
                "GODWIT_SOURCE_PASSWORD", OperationsServers.SOURCE_PASSWORD,
                "GODWIT_TARGET_PASSWORD", OperationsServers.TARGET_PASSWORD));
        if (name.endsWith("password")) {
            passwords.put(
                    name.equals("source-password") ? "GODWIT_SOURCE_PASSWORD" : "GODWIT_TARGET_PASSWORD", "wrong");
        }
        Godwit.Result assessed = godwit.run(
                LIMIT,
                passwords,
                "assess",
                "--name",
                "no-" + name,
                "--from",
                from.replace("{from}", servers.from("shop")),
                "--to",
                to.replace("{to}", servers.to("shop")));
        assertEnds(assessed, PRECONDITION, "(" + code + ")", what, "→", remedy);
        assertThat(run("findings", "no-" + name).output()).contains(code, what);
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            oracle://mover@127.0.0.1/shop                                         | no engine that Godwit knows
            mysql://mover:PlantedInUrl@127.0.0.1/shop                             | a password in the address
            mysql://mover:a@PlantedInUrl@127.0.0.1/shop                           | a password in the address
            mysql://mover:a/PlantedInUrl@127.0.0.1/shop                           | a password in the address
            mysql://mover@127.0.0.1/shop?password=PlantedInUrl                    | 'password' is not a setting
            jdbc:mysql://127.0.0.1/shop?user=m&password=PlantedInUrl              | no engine that Godwit knows
            mysql://mover@127.0.0.1/shop?allowLoadLocalInfile=true                | 'allowLoadLocalInfile' is not a setting
            mysql://mover@127.0.0.1/shop?autoDeserialize=true                     | 'autoDeserialize' is not a setting
            postgresql://m@127.0.0.1/shop?socketFactory=java.net.URLClassLoader   | 'socketFactory' is not a setting
            mysql://mover@127.0.0.1                                               | lacks the user, the host or the database
            """)
    void shouldRefuseAnAddressWithoutRepeatingItsSecrets(String from, String what) throws Exception {
        Godwit.Result refused = run("migrate", "--name", "bad", "--from", from, "--to", servers.to("shop"));
        assertEnds(refused, USAGE, what);
        assertThat(refused.output()).doesNotContain("PlantedInUrl");
        assertThat(run("status").output()).doesNotContain("bad");
    }

    // ---- preconditions

    @Test
    @Order(3)
    void shouldNameTheSettingAndGoOnWhenItIsMended() throws Exception {
        servers.onSource("", "SET GLOBAL binlog_format = 'STATEMENT'", "SET GLOBAL binlog_row_image = 'MINIMAL'");
        String[] assess = {"assess", "--name", "log", "--from", servers.from("shop"), "--to", servers.to("shop")};
        Godwit.Result refused = run(assess);
        assertEnds(
                refused,
                PRECONDITION,
                "The source writes no row changes (ASM-0012)",
                "binlog_format is STATEMENT",
                "SET GLOBAL binlog_format = 'ROW'",
                "(ASM-0013)",
                "SET GLOBAL binlog_row_image = 'FULL'");
        servers.onSource("", "SET GLOBAL binlog_format = 'ROW'", "SET GLOBAL binlog_row_image = 'FULL'");
        assertEnds(run(assess), DONE);
    }

    @Test
    @Order(4)
    void shouldSayThatThereIsNoLogWhenItIsOff() throws Exception {
        MariaDbServer unlogged = servers.withoutLog();
        try {
            Godwit.Result refused = godwit.run(
                    LIMIT,
                    Map.of(
                            "GODWIT_SOURCE_PASSWORD",
                            "other",
                            "GODWIT_TARGET_PASSWORD",
                            OperationsServers.TARGET_PASSWORD),
                    "migrate",
                    "--name",
                    "unlogged",
                    "--from",
                    "mysql://mover@127.0.0.1:" + unlogged.port() + "/shop",
                    "--to",
                    servers.to("shop"));
            assertEnds(refused, PRECONDITION, "The source writes no binary log (ASM-0011)", "Set log_bin = ON");
        } finally {
            unlogged.stop();
        }
    }

    @Test
    @Order(5)
    void shouldLeaveTheTargetAloneWhenItIsTakenOrClosed() throws Exception {
        servers.onTarget("postgres", "CREATE DATABASE closed", "CREATE DATABASE taken OWNER mover");
        servers.onTarget(
                "taken",
                "CREATE SCHEMA shop AUTHORIZATION mover",
                "CREATE TABLE shop.calm AS SELECT 1 AS other",
                "ALTER TABLE shop.calm OWNER TO mover");
        Godwit.Result closed =
                run("migrate", "--name", "closed", "--from", servers.from("shop"), "--to", servers.to("closed"));
        assertEnds(closed, PRECONDITION, "(ASM-0063)", "GRANT CREATE ON DATABASE closed TO mover;");
        Godwit.Result taken =
                run("migrate", "--name", "taken", "--from", servers.from("shop"), "--to", servers.to("taken"));
        assertEnds(taken, PRECONDITION, "(ASM-0070)", "shop.calm", "Empty or drop them");
        assertThat(servers.target("taken", "SELECT other FROM shop.calm")).isEqualTo("1");
        assertThat(servers.target("taken", "SELECT count(*) FROM pg_namespace WHERE nspname = 'godwit'"))
                .isEqualTo("0");
    }

    // ---- in the middle

    @Test
    @Order(10)
    @Tag("H10")
    void shouldStopTheTableAloneAndMendItByReloadWhenItsStructureChanges() throws Exception {
        assertEnds(run("migrate", "--name", "shop", "--from", servers.from("shop"), "--to", servers.to("shop")), DONE);
        servers.onSource(
                "shop",
                "ALTER TABLE widened ADD COLUMN c int NOT NULL DEFAULT 7 AFTER id, MODIFY a bigint",
                "INSERT INTO widened (a, b, c) VALUES (5000000000, 'new', 8)",
                "ALTER TABLE narrowed DROP COLUMN b",
                "INSERT INTO narrowed (a) VALUES (5)",
                "ALTER TABLE forth ADD COLUMN c int",
                "INSERT INTO forth (a, b) VALUES (5, 'between')",
                "ALTER TABLE forth DROP COLUMN c",
                "ALTER TABLE keyless ADD COLUMN c int DEFAULT 3",
                "TRUNCATE emptied",
                "INSERT INTO emptied (a, b) VALUES (1, 'after')",
                "RENAME TABLE renamed TO renamed_away",
                "DROP TABLE dropped",
                "CREATE TABLE appeared (id int PRIMARY KEY)",
                "INSERT INTO calm (a, b) VALUES (1, 'calm')");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(run("findings", "shop").output())
                        .contains("(REP-0016)   shop.widened", "(REP-0016)   shop.narrowed", "(REP-0016)   shop.forth")
                        .contains("(REP-0016)   shop.keyless", "ALTER TABLE widened ADD COLUMN c", "`godwit reload`")
                        .contains("(REP-0017)   shop.renamed", "(REP-0017)   shop.dropped")
                        .contains("(REP-0018)", "CREATE TABLE appeared"));
        await().atMost(LIMIT).until(() -> servers.equal("shop", "calm") && servers.equal("shop", "emptied"));
        assertThat(run("tables", "shop").output()).containsPattern("shop.widened .* stopped .* REP-0016");

        for (String table : List.of("widened", "narrowed", "forth", "keyless")) {
            assertEnds(run("reload", "shop", table), DONE);
            String rest = table.equals("narrowed") ? " (a) VALUES (9)" : " (a, b) VALUES (9, 'after the reload')";
            servers.onSource("shop", "INSERT INTO " + table + rest);
        }
        for (String table : List.of("widened", "narrowed", "forth", "keyless", "calm")) {
            await(table).atMost(LIMIT).until(() -> servers.equal("shop", table));
        }
        assertEnds(run("reload", "shop", "dropped"), OTHERWISE, "(REP-0017)", "it is not there", "→");
        assertEnds(run("reload", "shop", "nowhere"), OTHERWISE, "no table named nowhere");
        assertEnds(run("replay", "shop", "77"), OTHERWISE, "No open entry has the number 77");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(run("status", "shop").output())
                        .doesNotContain("(REP-0016)", "Failed             True"));
    }

    @Test
    @Order(11)
    @Tag("H11")
    void shouldStopInWordsWhenASessionWritesStatements() throws Exception {
        servers.onSource(
                "shop", "SET SESSION binlog_format = 'STATEMENT'", "INSERT INTO calm (a, b) VALUES (2, 'statement')");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(run("status", "shop").output())
                        .contains(
                                "(REP-0008)",
                                "holds a statement (INSERT) where rows should be",
                                "SET GLOBAL binlog_format = 'ROW'"));
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(run("findings", "shop").output()).contains("(REP-0008)"));
        assertThat(servers.target("shop", "SELECT count(*) FROM shop.calm WHERE b = 'statement'"))
                .isEqualTo("0");
        assertEnds(run("cancel", "shop"), DONE);
    }

    @Test
    @Order(20)
    void shouldKeepTheChunksThatAreDoneWhenThePlatformGoesDownInALoad() throws Exception {
        servers.database("big");
        servers.onSource(
                "big",
                "CREATE TABLE big (id int PRIMARY KEY, a varchar(200))",
                "INSERT INTO big SELECT seq, repeat(char(65 + seq % 26), 100) FROM seq_1_to_600000");
        try (var proxy = new FaultProxy("127.0.0.1", servers.source.port())) {
            proxy.throttle(1_500_000);
            String from = "mysql://mover@127.0.0.1:" + proxy.port() + "/big";
            Thread migrate = Thread.ofPlatform().daemon().start(() -> {
                try {
                    run("migrate", "--name", "big", "--loaders", "1", "--from", from, "--to", servers.to("big"));
                } catch (Exception | AssertionError left) {
                    // the platform goes down under it
                }
            });
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() -> Integer.parseInt(servers.target("big", "SELECT count(*) FROM godwit.chunk")) >= 2);
            assertEnds(godwit.run(LIMIT, Map.of(), "down"), DONE, "Godwit is down.", "big (loading)");
            String done = servers.target("big", "SELECT string_agg(token::text, ',') FROM godwit.chunk");
            assertThat(servers.target("big", "SELECT count(*) > 0 FROM godwit.chunk_plan"))
                    .isEqualTo("t");
            proxy.heal();
            assertEnds(godwit.run(LIMIT, Map.of(), "up"), DONE);
            await().atMost(LIMIT).until(() -> run("status", "big").output().contains("The cut-over may start."));
            assertThat(servers.target(
                            "big",
                            "SELECT count(*) = cardinality(string_to_array('" + done
                                    + "', ',')) FROM godwit.chunk WHERE" + " token = ANY(string_to_array('" + done
                                    + "', ',')::uuid[])"))
                    .as("chunks that were done were not done again")
                    .isEqualTo("t");
            assertThat(servers.equal("big", "big")).isTrue();
            migrate.join(Duration.ofSeconds(30));
            assertEnds(run("cancel", "big"), DONE);
        }
    }

    @Test
    @Order(21)
    @Tag("H3")
    void shouldNotCallItselfReadyWhenTheLogWasBegunAnewUnderAPausedMigration() throws Exception {
        servers.database("anew");
        servers.onSource(
                "anew",
                "CREATE TABLE t (id int PRIMARY KEY, a int)",
                "INSERT INTO t SELECT seq, seq FROM seq_1_to_200");
        assertEnds(run("migrate", "--name", "anew", "--from", servers.from("anew"), "--to", servers.to("anew")), DONE);
        assertEnds(run("pause", "anew"), DONE);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(run("status", "anew").output()).containsPattern("Paused +True"));
        servers.onSource("anew", "RESET MASTER", "UPDATE t SET a = -a");
        assertEnds(run("resume", "anew"), DONE);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(run("status", "anew").output())
                        .contains("(REP-0007)", "begun anew (RESET MASTER)", "→ Migrate anew")
                        .doesNotContainPattern("ReadyForCutover +True"));
        assertEnds(run("cutover", "anew", "--yes"), PRECONDITION);
        assertEnds(run("cancel", "anew"), DONE);
    }

    // ---- secrets

    @Test
    @Order(90)
    @Tag("H30")
    void shouldFindNoSecretOutsideItsFile() throws Exception {
        Settings settings = Settings.of(Home.of(godwit.home()));
        Leaks leaks = new Leaks()
                .plant("the source's password", OperationsServers.SOURCE_CORE)
                .plant("the target's password", OperationsServers.TARGET_CORE)
                .plant("the API key", apiKey.substring(3))
                .plant("the state database's password", settings.password("postgres"))
                .plant("the gateway's state password", settings.password("gateway"));
        List<String> paths =
                new ArrayList<>(List.of("/api/v1/endpoints", "/api/v1/migrations", "/api/v1/audit", "/api/v1/keys"));
        for (String part :
                List.of("", "/findings", "/tables", "/ledger", "/audit", "/assessment", "/conversion", "/progress")) {
            paths.add("/api/v1/migrations/shop" + part);
        }
        paths.add("/api/v1/endpoints/shop-source");
        leaks.answers(godwit.home(), paths);
        leaks.processes();
        servers.targetRows(leaks, "shop");
        leaks.rows(
                "the state",
                "jdbc:postgresql://127.0.0.1:" + settings.port("state") + "/godwit",
                "postgres",
                settings.password("postgres"));
        assertThat(godwit.run(LIMIT, Map.of(), "down").exitCode()).isZero();
        leaks.files(
                godwit.home(),
                Map.of(
                        "keys/api-key", Set.of("the API key"),
                        "settings.json", Set.of("the state database's password", "the gateway's state password"),
                        "conf/gateway.properties", Set.of("the gateway's state password")));
        assertThat(leaks.found()).isEmpty();
        assertThat(control()).as("the search finds what is there").contains("the API key in keys/api-key");
    }

    private static List<String> control() throws Exception {
        Leaks control = new Leaks().plant("the API key", apiKey.substring(3));
        control.files(godwit.home(), Map.of());
        return control.found();
    }
}
