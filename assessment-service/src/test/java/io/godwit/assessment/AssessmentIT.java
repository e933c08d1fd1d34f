package io.godwit.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Topics;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.problem.Severity;
import io.godwit.platform.servers.MariaDbServer;
import io.godwit.platform.servers.process.FreePort;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.testing.Peer;
import io.godwit.platform.testing.ServiceUnderTest;
import io.godwit.platform.testing.TestMigration;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "assessment"))
class AssessmentIT {
    private static final String CODES = "findAll { it.status == 'FAIL' }.code";

    @Inject
    Keyring keyring;

    private final UUID migration = UUID.randomUUID();
    private Peer gateway;
    private TestMigration endpoints;

    @BeforeEach
    void open() {
        gateway = new Peer("gateway", Path.of(setting("godwit.test.keys")), setting("kafka.bootstrap.servers"));
        endpoints = new TestMigration(gateway, keyring);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void shouldReportWhatAMigrationTakes() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        fill(source);

        Event.AssessmentCompleted completed = assess(source, TestServers.postgresDatabase());

        assertThat(completed.preconditionsMet()).isTrue();
        assertThat(completed.counts())
                .containsEntry("tables", 3L)
                .containsEntry("views", 1L)
                .containsEntry("failed", 0L);
        assertThat(finding("ASM-0101").count()).isEqualTo(2);
        assertThat(finding("ASM-0101").problem().severity()).isEqualTo(Severity.WARNING);
        read("application/json")
                .body("counts.tables", equalTo(3))
                .body("server.flavor", equalTo("mariadb"))
                .body("objects.name", hasItem("od<b>d's \"name\""));
        read("text/html")
                .body(containsString("od&lt;b&gt;d"))
                .body(not(containsString("<b>d")))
                .body(containsString("<svg"));
    }

    @Test
    void shouldPromiseWhatTheConversionWillGive() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        source.execute(
                "CREATE TABLE old (id int PRIMARY KEY, d date NOT NULL)",
                "CREATE TABLE left_out (id int PRIMARY KEY)",
                "CREATE VIEW beyond AS SELECT id FROM left_out",
                "SET STATEMENT sql_mode = '' FOR INSERT INTO old VALUES (1, '0000-00-00'), (2, '2024-01-01')");
        MigrationSpec spec = TestMigration.spec(
                migration,
                endpoints.endpoint("mysql", source),
                endpoints.endpoint("postgresql", TestServers.postgresDatabase()),
                new MigrationSpec.SelectionSpec(List.of("old"), List.of(), Map.of(), "", false));

        assertThat(assess(spec).counts())
                .containsEntry("tables", 1L)
                .containsEntry("views", 1L)
                .containsEntry("convertible", 1L)
                .containsEntry("actions", 1L);

        assertThat(finding("ASM-0103").count()).isEqualTo(1);
        read("application/json")
                .body("checks.code", not(hasItem("ASM-0108")))
                .body("objects.find { it.name == 'old' }.actions.code", hasItem("CNV-0010"))
                .body("objects.find { it.name == 'beyond' }.actions.code", hasItem("CNV-0075"))
                .body("objects.find { it.name == 'beyond' }.moves", equalTo(false));
        read("text/html").body(containsString("The view reads what does not move"));
    }

    @Test
    void shouldReportOnMySql() throws Exception {
        TestDatabase source = TestServers.mySqlDatabase();
        fill(source);

        assertThat(assess(source, TestServers.postgresDatabase()).preconditionsMet())
                .isTrue();
        read("application/json").body("server.flavor", equalTo("mysql"));
    }

    @Test
    void shouldFailAPreconditionWhenThePasswordIsWrong() {
        TestDatabase right = TestServers.mariaDbDatabase();
        TestDatabase wrong = new TestDatabase(
                right.host(), right.port(), right.name(), right.user(), "not-the-p4ssword", right.jdbcUrl());

        blocked(assess(wrong, TestServers.postgresDatabase()), "ASM-0002", "source");
        read("text/html").body(containsString("refuses the sign-in")).body(not(containsString("not-the-p4ssword")));
    }

    @Test
    void shouldFailAPreconditionWhenNobodyListens() {
        TestDatabase nobody = new TestDatabase("127.0.0.1", FreePort.choose(), "shop", "app", "secret", "");

        blocked(assess(nobody, TestServers.postgresDatabase()), "ASM-0001", "source");
    }

    @Test
    void shouldFailAPreconditionWhenTheTargetIsNotThere() {
        TestDatabase nobody = new TestDatabase("127.0.0.1", FreePort.choose(), "shop", "app", "secret", "");

        blocked(assess(TestServers.mariaDbDatabase(), nobody), "ASM-0001", "target");
    }

    @Test
    void shouldFailPreconditionsOfTheLog() throws Exception {
        MariaDbServer server = MariaDbServer.in(TestServers.folder("statement"))
                .rootPassword(TestServers.PASSWORD)
                .durable(false)
                .setting("binlog_format", "STATEMENT")
                .start();
        try {
            TestDatabase source = TestServers.database(server);
            source.execute("CREATE TABLE t (id int PRIMARY KEY)");

            blocked(assess(source, TestServers.postgresDatabase()), "ASM-0012", "source");
        } finally {
            server.kill();
        }
    }

    @Test
    void shouldFailAPreconditionWithoutABinaryLog() throws Exception {
        MariaDbServer server = MariaDbServer.in(TestServers.folder("no-log"))
                .rootPassword(TestServers.PASSWORD)
                .durable(false)
                .setting("skip-log-bin", "1")
                .start();
        try {
            TestDatabase source = TestServers.database(server);
            source.execute("CREATE TABLE t (id int PRIMARY KEY)");

            blocked(assess(source, TestServers.postgresDatabase()), "ASM-0011", "source");
        } finally {
            server.kill();
        }
    }

    @Test
    void shouldFailAPreconditionWithoutRightsOnTheTarget() throws Exception {
        TestDatabase target = TestServers.postgresDatabase();
        String role = "poor_" + target.name();
        target.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'poor-secret'");
        TestDatabase poor =
                new TestDatabase(target.host(), target.port(), target.name(), role, "poor-secret", target.jdbcUrl());

        blocked(assess(TestServers.mariaDbDatabase(), poor), "ASM-0063", "target");
    }

    @Test
    void shouldFailAPreconditionWhenNoTableMoves() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        String user = "writer_" + source.name();
        source.execute(
                "CREATE TABLE t (id int PRIMARY KEY)",
                "CREATE USER " + user + " IDENTIFIED BY 'w-secret'",
                "GRANT REPLICATION SLAVE, BINLOG MONITOR, RELOAD, READ_ONLY ADMIN ON *.* TO " + user,
                "GRANT INSERT ON " + source.name() + ".t TO " + user);
        TestDatabase writer =
                new TestDatabase(source.host(), source.port(), source.name(), user, "w-secret", source.jdbcUrl());

        Event.AssessmentCompleted completed = assess(writer, TestServers.postgresDatabase());

        blocked(completed, "ASM-0202", "source");
        assertThat(finding("ASM-0030").problem().severity()).isEqualTo(Severity.ERROR);
        assertThat(completed.counts()).containsEntry("failed", 2L);
    }

    @Test
    void shouldNameARenamedTableThatIsNotThere() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        source.execute("CREATE TABLE t (id int PRIMARY KEY)");
        MigrationSpec spec = TestMigration.spec(
                migration,
                endpoints.endpoint("mysql", source),
                endpoints.endpoint("postgresql", TestServers.postgresDatabase()),
                new MigrationSpec.SelectionSpec(List.of(), List.of(), Map.of("absent", "present"), "", false));

        blocked(assess(spec), "ASM-0201", "source");
        assertThat(finding("ASM-0201").problem().detail()).contains("absent");
    }

    @Test
    @Tag("H22")
    void shouldOnlyReadOnTheSource() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        fill(source);
        source.execute(
                "CREATE USER looker@'%' IDENTIFIED BY 'look-secret'",
                "GRANT ALL ON *.* TO looker@'%'",
                "SET GLOBAL log_output = 'TABLE'",
                "TRUNCATE mysql.general_log",
                "SET GLOBAL general_log = ON");
        TestDatabase looker = new TestDatabase(
                source.host(), source.port(), source.name(), "looker", "look-secret", source.jdbcUrl());

        assess(looker, TestServers.postgresDatabase());

        source.execute("SET GLOBAL general_log = OFF");
        List<String> statements = source.query(
                "SELECT argument FROM mysql.general_log WHERE user_host LIKE 'looker%' AND command_type IN ('Query', 'Execute')");
        assertThat(statements)
                .isNotEmpty()
                .allMatch(sql -> sql.strip()
                        .toUpperCase(java.util.Locale.ROOT)
                        .matches("(?s)(SELECT|SHOW|SET|START TRANSACTION|COMMIT|ROLLBACK|USE|WITH|XA RECOVER)\\b.*"));
    }

    @Test
    void shouldAnswerNotFoundBeforeTheFirstAssessment() {
        given().header("Authorization", token(path()))
                .accept("application/json")
                .get(path())
                .then()
                .statusCode(404)
                .body("code", equalTo("ASM-0008"));
    }

    private static void fill(TestDatabase source) throws SQLException {
        source.execute(
                "CREATE TABLE customer (id int PRIMARY KEY AUTO_INCREMENT, name varchar(100))",
                "CREATE TABLE orders (id int PRIMARY KEY, customer int, FOREIGN KEY (customer) REFERENCES customer (id))",
                "CREATE TABLE `od<b>d's \"name\"` (id int PRIMARY KEY)",
                "CREATE VIEW names AS SELECT name FROM customer",
                "INSERT INTO customer (name) VALUES ('a'), (concat('b', char(0))), (concat(char(0), 'c'))");
    }

    private Event.AssessmentCompleted assess(TestDatabase source, TestDatabase target) {
        SealedEndpoint from = endpoints.endpoint("mysql", source);
        return assess(TestMigration.spec(migration, from, endpoints.endpoint("postgresql", target)));
    }

    private Event.AssessmentCompleted assess(MigrationSpec spec) {
        gateway.command(Topics.ASSESSMENT, migration, 7, new Command.Assess(spec));
        List<Envelope> events = gateway.received(
                Topics.EVENTS,
                migration,
                found -> found.stream()
                        .anyMatch(each -> each.body() instanceof Event.AssessmentCompleted
                                || each.body() instanceof Event.StepFailed));
        return events.stream()
                .peek(each -> assertThat(each.stateVersion()).isEqualTo(7))
                .map(Envelope::body)
                .peek(body -> assertThat(body).isNotInstanceOf(Event.StepFailed.class))
                .filter(Event.AssessmentCompleted.class::isInstance)
                .map(Event.AssessmentCompleted.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private Finding finding(String code) {
        return gateway
                .received(
                        Topics.EVENTS,
                        migration,
                        found -> found.stream().anyMatch(each -> each.body() instanceof Event.AssessmentCompleted))
                .stream()
                .map(Envelope::body)
                .filter(Event.FindingRaised.class::isInstance)
                .map(body -> ((Event.FindingRaised) body).finding())
                .filter(finding -> finding.problem().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + code));
    }

    /** One failed check with a remedy, a blocking finding, and a report that can be read. */
    private void blocked(Event.AssessmentCompleted completed, String code, String side) {
        assertThat(completed.preconditionsMet()).isFalse();
        Finding finding = finding(code);
        assertThat(finding.problem().severity()).isEqualTo(Severity.BLOCKING);
        assertThat(finding.problem().subject()).isEqualTo(side);
        assertThat(finding.problem().remedy()).isNotBlank();
        read("application/json").body("preconditionsMet", equalTo(false)).body("checks." + CODES, hasItem(code));
        read("text/html").body(containsString("Not yet:")).body(containsString(code));
    }

    private io.restassured.response.ValidatableResponse read(String accept) {
        return given().header("Authorization", token(path()))
                .accept(accept)
                .get(path())
                .then()
                .statusCode(200)
                .contentType(containsString(accept));
    }

    private String path() {
        return "/internal/v1/migrations/" + migration + "/assessment";
    }

    private String token(String path) {
        return gateway.token("assessment", "GET", path, false);
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
