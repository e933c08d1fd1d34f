package io.godwit.conversion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Envelope;
import io.godwit.platform.message.Event;
import io.godwit.platform.message.Topics;
import io.godwit.platform.migration.Finding;
import io.godwit.platform.migration.MigrationSpec;
import io.godwit.platform.problem.Severity;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "conversion"))
class ConversionIT {
    private static final MigrationSpec.SelectionSpec ALL =
            new MigrationSpec.SelectionSpec(List.of(), List.of(), Map.of(), "", false);

    @Inject
    Keyring keyring;

    private final UUID migration = UUID.randomUUID();
    private Peer gateway;

    @BeforeEach
    void open() {
        gateway = new Peer("gateway", Path.of(setting("godwit.test.keys")), setting("kafka.bootstrap.servers"));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void shouldCompileEveryObjectAndKeepThePlan() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        source.execute(
                "CREATE TABLE customer (id int PRIMARY KEY AUTO_INCREMENT, name varchar(100) NOT NULL, UNIQUE KEY (name))",
                "CREATE TABLE orders (id bigint unsigned PRIMARY KEY, customer int,"
                        + " state enum('new','paid') NOT NULL DEFAULT 'new', at datetime(6),"
                        + " FOREIGN KEY (customer) REFERENCES customer (id) ON DELETE CASCADE)",
                "CREATE VIEW paid AS SELECT id FROM orders WHERE state = 'paid'");

        Event.ConversionCompleted completed = convert(source, ALL, Event.ConversionCompleted.class);

        assertThat(completed.counts()).containsEntry("tables", 2L).containsEntry("failed", 0L);
        byte[] bytes = given().header("Authorization", token("/plans/" + completed.planSha256()))
                .get(path("/plans/" + completed.planSha256()))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        SchemaPlan plan = SchemaPlans.fromBytes(bytes, completed.planSha256());
        assertThat(plan.tables()).extracting(table -> table.source().name()).containsExactly("customer", "orders");
        get("/conversion").body("counts.objects", equalTo(3)).body("planSha256", equalTo(completed.planSha256()));
        get("/conversion/objects/view/paid")
                .body("state", equalTo("converted"))
                .body("sourceText", containsString("paid"))
                .body("targetText", containsString("CREATE"));
        page("/conversion").body(containsString("<b>paid</b>")).body(containsString("<h3>Source</h3>"));
        page("/conversion/objects/view/paid")
                .body(containsString("CREATE VIEW &quot;" + source.name() + "&quot;.&quot;paid&quot;"))
                .body(containsString("`state` = &#39;paid&#39;"));
    }

    @Test
    void shouldRenameSchemaTablesAndColumns() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        source.execute(
                "CREATE TABLE `Order` (id int PRIMARY KEY, `group` int, KEY (`group`))",
                "CREATE VIEW seen AS SELECT `group` FROM `Order`");

        Event.ConversionCompleted completed = convert(
                source,
                new MigrationSpec.SelectionSpec(
                        List.of(),
                        List.of(),
                        Map.of(source.name(), "store", "Order", "orders", "Order.group", "team"),
                        "",
                        false),
                Event.ConversionCompleted.class);

        assertThat(completed.counts()).containsEntry("convertible", 2L).containsEntry("failed", 0L);
        get("/conversion/objects/view/seen")
                .body("targetText", containsString("FROM \"store\".\"orders\""))
                .body("targetText", containsString("\"team\""));
    }

    @Test
    void shouldShowObjectsInPages() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        source.execute(Stream.of("a", "b", "c")
                .map(name -> "CREATE TABLE " + name + " (id int PRIMARY KEY)")
                .toArray(String[]::new));
        convert(source, ALL, Event.ConversionCompleted.class);

        String next = get("/conversion/objects?limit=2")
                .body("items.sourceName", equalTo(List.of("a", "b")))
                .extract()
                .path("next");
        get("/conversion/objects?after=" + next)
                .body("items.sourceName", equalTo(List.of("c")))
                .body("next", equalTo(""));
    }

    @Test
    void shouldNameTheTableThatCannotMove() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        String name = "stay";
        source.execute(
                "CREATE TABLE stay (id int NOT NULL, f date NOT NULL, t date NOT NULL, PERIOD FOR p (f, t),"
                        + " UNIQUE KEY (id, p WITHOUT OVERLAPS))",
                "CREATE TABLE t (id int PRIMARY KEY)");

        Event.ConversionCompleted completed = convert(source, ALL, Event.ConversionCompleted.class);

        assertThat(completed.counts()).containsEntry("compiled", 1L);
        Finding finding = findings()
                .filter(each -> each.problem().code().equals("CNV-0008"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.problem().severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.problem().subject()).contains(name);
    }

    @Test
    void shouldNameBothTablesWhoseNamesMeet() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        source.execute(
                "CREATE TABLE a (id int PRIMARY KEY)",
                "CREATE TABLE b (id int PRIMARY KEY)",
                "CREATE TABLE c (id int PRIMARY KEY)");

        convert(
                source,
                new MigrationSpec.SelectionSpec(List.of(), List.of(), Map.of("a", "b"), "", true),
                Event.ConversionCompleted.class);

        assertThat(findings().filter(each -> each.problem().code().equals("CNV-0006")))
                .extracting(each -> each.problem().detail())
                .hasSize(2)
                .allSatisfy(detail ->
                        assertThat(detail).containsPattern("a and b|b and a").contains("called b on the target"));
    }

    @Test
    void shouldRefuseASelectionThatDoesNotFit() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        source.execute("CREATE TABLE t (id int PRIMARY KEY)");

        assertThat(refusal(source, Map.of("absent", "x"), List.of()))
                .contains("/selection/renames/absent absent is not among what is selected");
    }

    @Test
    void shouldRefuseASelectionOfNothing() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        source.execute("CREATE TABLE t (id int PRIMARY KEY)");

        assertThat(refusal(source, Map.of(), List.of("nothing_*")))
                .contains("/selection/include selects no table", "nothing_*");
    }

    @Test
    void shouldTellWhenTheSourceRefusesTheSignIn() {
        TestDatabase right = TestServers.mariaDbDatabase();
        TestDatabase wrong = new TestDatabase(
                right.host(), right.port(), right.name(), right.user(), "not-the-p4ssword", right.jdbcUrl());

        Event.StepFailed failed = convert(wrong, ALL, Event.StepFailed.class);

        assertThat(failed.problem().code()).isEqualTo("CNV-0901");
        assertThat(failed.problem().remedy()).isNotBlank();
        assertThat(failed.problem().toString()).doesNotContain("not-the-p4ssword");
    }

    private String refusal(TestDatabase source, Map<String, String> renames, List<String> include) {
        Event.StepFailed failed = convert(
                source,
                new MigrationSpec.SelectionSpec(include, List.of(), renames, "", false),
                Event.StepFailed.class);
        assertThat(failed.step()).isEqualTo("convert");
        assertThat(failed.problem().code()).isEqualTo("CNV-0909");
        assertThat(failed.problem().fields()).isNotEmpty();
        return failed.problem().detail();
    }

    private <E extends Event> E convert(TestDatabase source, MigrationSpec.SelectionSpec selection, Class<E> answer) {
        TestMigration endpoints = new TestMigration(gateway, keyring);
        MigrationSpec spec = TestMigration.spec(
                migration,
                endpoints.endpoint("mysql", source),
                endpoints.endpoint("postgresql", TestServers.postgresDatabase()),
                selection);
        gateway.command(Topics.CONVERSION, migration, 9, new Command.Convert(spec));
        List<Envelope> events = events();
        assertThat(events).allSatisfy(each -> assertThat(each.stateVersion()).isEqualTo(9));
        return events.stream()
                .map(Envelope::body)
                .filter(body -> body instanceof Event.ConversionCompleted || body instanceof Event.StepFailed)
                .peek(body -> assertThat(body).isInstanceOf(answer))
                .map(answer::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<Envelope> events() {
        return gateway.received(
                Topics.EVENTS,
                migration,
                found -> found.stream()
                        .anyMatch(each -> each.body() instanceof Event.ConversionCompleted
                                || each.body() instanceof Event.StepFailed));
    }

    private Stream<Finding> findings() {
        return events().stream()
                .map(Envelope::body)
                .filter(Event.FindingRaised.class::isInstance)
                .map(body -> ((Event.FindingRaised) body).finding());
    }

    private io.restassured.response.ValidatableResponse get(String rest) {
        return given().header("Authorization", token(rest))
                .accept("application/json")
                .get(path(rest))
                .then()
                .statusCode(200);
    }

    private io.restassured.response.ValidatableResponse page(String rest) {
        return given().header("Authorization", token(rest))
                .accept("text/html")
                .get(path(rest))
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"));
    }

    private String token(String rest) {
        return gateway.token("conversion", "GET", path(rest), false);
    }

    private String path(String rest) {
        return "/internal/v1/migrations/" + migration + rest;
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
