package io.godwit.conversion.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.conversion.report.Findings;
import io.godwit.conversion.report.ObjectReport;
import io.godwit.engine.catalog.Catalog;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.planning.PlannedObject;
import io.godwit.planning.PlannedSchema;
import io.godwit.platform.problem.Severity;
import io.godwit.platform.servers.PostgresServer;
import io.godwit.platform.servers.test.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProverIT {
    private static Path directory;
    private static ScratchServer scratch;

    @BeforeAll
    static void start() throws IOException {
        directory = TestServers.folder("scratch");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        // what a run left that was killed: its server still works in its folder
        PostgresServer.in(directory.resolve("run-1-0-1")).durable(false).start();
        Files.createDirectories(directory.resolve("run-999999999-17-1"));
        scratch = new ScratchServer(new ScratchServer.Settings() {
            @Override
            public Path directory() {
                return directory;
            }

            @Override
            public int statementSeconds() {
                return 1;
            }
        });
    }

    @AfterAll
    static void stop() throws IOException {
        scratch.stop();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void shouldRemoveWhatDeadRunsLeft() throws Exception {
        scratch.open().close();

        try (Stream<Path> folders = Files.list(directory)) {
            assertThat(folders)
                    .singleElement()
                    .satisfies(folder -> assertThat(folder.getFileName().toString())
                            .startsWith("run-" + ProcessHandle.current().pid() + "-"));
        }
        assertThat(PostgresServer.in(directory.resolve("run-1-0-1")).build().running())
                .isFalse();
    }

    @Test
    @Tag("H22")
    void shouldGiveConvertedCodeNoRightsBeyondItsDatabase() {
        try (ScratchDatabase database = scratch.open()) {
            assertThat(database.refusal("SELECT 1 / (SELECT count(*) FROM pg_roles WHERE rolname = current_user"
                            + " AND NOT rolsuper AND NOT rolcreaterole AND NOT rolcreatedb AND NOT rolreplication)"))
                    .isEmpty();
            assertThat(database.refusal("COPY (SELECT 1) TO PROGRAM 'cat > /dev/null'"))
                    .hasValueSatisfying(said -> assertThat(said).startsWith("42501"));
            assertThat(database.refusal("COPY (SELECT 1) TO '/tmp/godwit-scratch-test'"))
                    .hasValueSatisfying(said -> assertThat(said).startsWith("42501"));
            assertThat(database.refusal("SELECT pg_read_file('/etc/passwd')"))
                    .hasValueSatisfying(said -> assertThat(said).startsWith("42501"));
            assertThat(database.refusal("CREATE ROLE more SUPERUSER"))
                    .hasValueSatisfying(said -> assertThat(said).startsWith("42501"));
            assertThat(database.refusal("SELECT pg_sleep(60)"))
                    .hasValueSatisfying(said -> assertThat(said).startsWith("57014"));
            assertThat(database.refusal("DO $$ BEGIN LOOP END LOOP; END $$"))
                    .hasValueSatisfying(said -> assertThat(said).startsWith("57014"));
        }
    }

    @Test
    void shouldTakeOutWhatDoesNotCompile() {
        PlannedSchema schema = schema(
                statement("table/s.good", PlannedStatement.Stage.TABLES, "good", "CREATE TABLE s.good (id int)"),
                statement("table/s.bad", PlannedStatement.Stage.TABLES, "bad", "CREATE TABLE s.bad (id no_such_type)"),
                statement("index/s.bad/i", PlannedStatement.Stage.KEYS, "bad", "CREATE INDEX ON s.bad (id)"),
                statement("index/s.good/i", PlannedStatement.Stage.KEYS, "good", "CREATE INDEX ON s.good (absent)"));

        Prover.Proof proof = new Prover(scratch).prove(schema);

        assertThat(proof.plan().tables())
                .extracting(table -> table.target().name())
                .containsExactly("good");
        assertThat(proof.plan().statements())
                .extracting(PlannedStatement::id)
                .containsExactly("schema/s", "table/s.good");
        List<ObjectReport> reports = schema.objects().stream()
                .map(object -> ObjectReport.of(object, proof.refusal(object)))
                .toList();
        assertThat(reports).extracting(ObjectReport::state).containsExactly("failed", "failed");
        assertThat(Findings.of(UUID.randomUUID(), reports)).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.problem().code()).isEqualTo("CNV-0903");
            assertThat(finding.problem().severity()).isEqualTo(Severity.ERROR);
        });
    }

    private static PlannedStatement statement(String id, PlannedStatement.Stage stage, String table, String sql) {
        return new PlannedStatement(id, stage, Optional.of(new TableName("s", table)), sql, Optional.empty());
    }

    private static PlannedSchema schema(PlannedStatement... statements) {
        List<PlannedStatement> all = Stream.concat(
                        Stream.of(new PlannedStatement(
                                "schema/s",
                                PlannedStatement.Stage.TABLES,
                                Optional.empty(),
                                "CREATE SCHEMA s",
                                Optional.empty())),
                        Stream.of(statements))
                .toList();
        SchemaPlan plan = new SchemaPlan(
                SchemaPlan.FORMAT,
                "mysql",
                "postgresql",
                new Catalog.ServerIdentity("s1", "mariadb", "11"),
                "s",
                List.of(table(1, "good"), table(2, "bad")),
                all);
        return new PlannedSchema(plan, List.of(object("good", all), object("bad", all)));
    }

    private static TablePlan table(int id, String name) {
        return new TablePlan(
                id,
                new TableName("s", name),
                new TableName("s", name),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0);
    }

    private static PlannedObject object(String name, List<PlannedStatement> statements) {
        return new PlannedObject(
                "table",
                name,
                name,
                "",
                "",
                statements.stream()
                        .map(PlannedStatement::id)
                        .filter(id -> id.contains("s." + name))
                        .toList(),
                List.of(),
                true,
                List.of());
    }
}
