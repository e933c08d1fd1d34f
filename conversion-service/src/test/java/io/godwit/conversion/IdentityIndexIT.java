package io.godwit.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.plan.PlannedStatement;
import io.godwit.engine.plan.PlannedStatement.Stage;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.planning.PlanRequest;
import io.godwit.planning.SchemaPlanner;
import io.godwit.platform.servers.test.TestDatabase;
import io.godwit.platform.servers.test.TestServers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** While changes are applied, a row is found by an index also where a unique key stands in for the primary key. */
class IdentityIndexIT {
    static Stream<Supplier<TestDatabase>> sources() {
        return Stream.of(TestServers::mariaDbDatabase, TestServers::mySqlDatabase);
    }

    @ParameterizedTest
    @MethodSource("sources")
    @Tag("H16")
    void shouldFindRowsByTheIdentityBeforeUniqueKeysAreMade(Supplier<TestDatabase> start) throws Exception {
        TestDatabase source = start.get();
        source.execute("CREATE TABLE t (v text, code varchar(20) NOT NULL, day date NOT NULL, other int,"
                + " UNIQUE KEY by_other (other), UNIQUE KEY by_code (code, day DESC) COMMENT 'it''s the key')");
        SchemaPlan plan = plan(source);
        TestDatabase target = TestServers.postgresDatabase();

        for (PlannedStatement statement : plan.statements()) {
            if (statement.stage() == Stage.TABLES || statement.stage() == Stage.KEYS) {
                target.execute(statement.sql());
            }
        }
        String table = "\"" + source.name() + "\".t";
        target.execute(
                "INSERT INTO " + table + " (code, day, other)"
                        + " SELECT 'c' || n, date '2024-01-01' + n % 7, 1 FROM generate_series(1, 5000) n",
                "ANALYZE " + table);

        assertThat(plan.tables().getFirst().key()).containsExactly(1, 2);
        assertThat(target.query("EXPLAIN UPDATE " + table + " SET v = 'x' WHERE code = 'c77' AND day = '2024-01-01'")
                        .toString())
                .contains("Index Scan")
                .doesNotContain("Seq Scan");
        assertThat(plan.statements())
                .filteredOn(statement -> statement.stage() == Stage.UNIQUE_KEYS)
                .extracting(PlannedStatement::id)
                .containsExactly("index/" + source.name() + ".t/by_other");
    }

    private static SchemaPlan plan(TestDatabase source) {
        Endpoint endpoint = new Endpoint(
                "mysql",
                source.host(),
                source.port(),
                source.name(),
                source.user(),
                new Endpoint.Tls(Endpoint.TlsMode.DISABLE, Optional.empty(), Optional.empty()),
                Map.of());
        Selection all = new Selection(List.of(), List.of(), Map.of(), "", false);
        try (Password password = new Password(source.password().toCharArray());
                CatalogReader reader = Engine.of("mysql").openCatalog(endpoint, password)) {
            return new SchemaPlanner(Engine.of("postgresql"))
                    .plan(reader.read(all), new PlanRequest(all, "mysql", "postgresql", 18, Map.of(), Set.of()))
                    .plan();
        }
    }
}
