package io.godwit.conversion.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.conversion.report.ConversionCounts;
import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Selection;
import io.godwit.planning.ObjectCounts;
import io.godwit.planning.PlanRequest;
import io.godwit.planning.PlannedObject;
import io.godwit.planning.PlannedSchema;
import io.godwit.planning.SchemaPlanner;
import io.godwit.planning.ZeroDates;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an assessment promises of a database, its conversion keeps: the same figures, and nothing that does not compile. */
class PromisedCountsIT {
    private static final Path ODD = Path.of("../e2e/src/test/resources/odd");
    private static final Path SAMPLE = Path.of("../cli/src/main/resources/demo");
    private static ScratchServer scratch;

    @BeforeAll
    static void start() throws IOException {
        Path directory = TestServers.folder("scratch-counts");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        scratch = new ScratchServer(new ScratchServer.Settings() {
            @Override
            public Path directory() {
                return directory;
            }

            @Override
            public int statementSeconds() {
                return 20;
            }
        });
    }

    @AfterAll
    static void stop() {
        scratch.stop();
    }

    @Test
    void shouldKeepTheFiguresOfTheSample() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        run(source, SAMPLE.resolve("shop.sql"));

        Map<String, Long> kept = same(source);

        assertThat(kept.get("tables")).isGreaterThan(20);
        assertThat(kept.get("convertible")).isGreaterThan(20);
    }

    @Test
    void shouldKeepTheFiguresOfTheOddDatabase() throws Exception {
        TestDatabase source = TestServers.mariaDbDatabase();
        for (String script : new String[] {"1-numbers", "2-times", "3-texts", "4-shapes", "5-engines"}) {
            run(source, ODD.resolve(script + ".sql"));
        }

        Map<String, Long> kept = same(source);

        assertThat(kept.get("tables")).isGreaterThan(50);
        assertThat(kept.get("convertible")).isGreaterThan(40);
    }

    private static void run(TestDatabase source, Path script) throws IOException, SQLException {
        try (Connection root = source.connect();
                Statement statement = root.createStatement()) {
            statement.execute("SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'");
            for (String sql : Files.readString(script).split("(?m)^//$")) {
                String bare = sql.lines().filter(line -> !line.startsWith("--")).reduce("", (a, b) -> a + "\n" + b);
                if (!bare.isBlank() && !bare.strip().startsWith("/* mysql */")) {
                    statement.execute(
                            bare.strip().equals("SET sql_mode = DEFAULT")
                                    ? "SET sql_mode = 'NO_ENGINE_SUBSTITUTION'"
                                    : bare);
                }
            }
        }
    }

    private static Map<String, Long> same(TestDatabase source) {
        Endpoint endpoint = new Endpoint(
                "mysql", source.host(), source.port(), source.name(), source.user(), Endpoint.Tls.disabled(), Map.of());
        Selection all = new Selection(java.util.List.of(), java.util.List.of(), Map.of(), "", false);
        PlanRequest request = new PlanRequest(all, "mysql", "postgresql", 18, Map.of(), Set.of());
        SchemaPlanner planner = new SchemaPlanner(Engine.of("postgresql"));
        try (Password password = new Password(source.password().toCharArray());
                CatalogReader reader = Engine.of("mysql").openCatalog(endpoint, password)) {
            Catalog catalog = reader.read(all);
            PlannedSchema first = planner.plan(catalog, request);
            Set<String> scanned = ZeroDates.of(reader.scan(first.plan()), first.plan());
            PlannedSchema assessed = planner.plan(catalog, request.withZeroDates(scanned));
            PlannedSchema converted =
                    planner.plan(catalog, request.withZeroDates(ZeroDates.find(reader, first.plan())));
            Map<String, Long> promised = ObjectCounts.of(assessed.objects(), PlannedObject::convertsByItself);

            Prover.Proof proof = new Prover(scratch).prove(converted);
            Map<String, Long> kept = ConversionCounts.of(converted, proof);

            assertThat(proof.refusals()).isEmpty();
            assertThat(kept).containsAllEntriesOf(promised);
            assertThat(objects(assessed))
                    .containsExactlyElementsOf(objects(converted).toList());
            return kept;
        }
    }

    /** Each with its hours and what is said of it. */
    private static Stream<String> objects(PlannedSchema schema) {
        return schema.objects().stream().map(object -> object.id() + " " + object.hours() + " " + object.issues());
    }
}
