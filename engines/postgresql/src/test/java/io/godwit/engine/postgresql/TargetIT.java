package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.Endpoint;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.catalog.Check;
import io.godwit.engine.catalog.Check.Status;
import io.godwit.engine.catalog.Selection;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.ChunkLease;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.SchemaPlans;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.Target;
import io.godwit.engine.target.TaskState;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetIT {
    private final TablePlan t =
            TestTable.named(1, "t").column("id", "integer").key(0).plan();
    private final Selection selection = new Selection(List.of(), List.of(), Map.of(), "shop", false);

    @Test
    void shouldInstallOnceAndLeaveNothingWhenCleaned() throws Exception {
        try (TargetFixture fixture = new TargetFixture(false, t)) {
            fixture.target.install();
            fixture.create();
            fixture.load(5, new Object[] {1});
            TaskState other = fixture.target.task(UUID.randomUUID(), TestPosition::parse);
            other.create(
                    fixture.plan(),
                    SchemaPlans.sha256(SchemaPlans.toBytes(fixture.plan())),
                    new TestPosition(0),
                    List.of());
            assertThat(other.executed()).isEmpty();
            try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                assertThat(applier.checkpoint()).isEqualTo(new TestPosition(0));
            }
            assertThat(fixture.target.clean(fixture.state.task())).isEmpty();
            assertThat(fixture.superuser.query("SELECT count(*) FROM godwit.plan"))
                    .containsExactly("1");
            assertThat(fixture.target.clean(other.task())).isEmpty();
            assertThat(fixture.target.clean(other.task())).isEmpty();
            assertThat(fixture.superuser.query("SELECT to_regnamespace('godwit')"))
                    .containsExactly("null");
            assertThat(fixture.rows(t)).hasSize(1);
        }
    }

    @Test
    void shouldSayWhichRightIsMissing() throws Exception {
        try (TargetFixture fixture = new TargetFixture(false, t)) {
            fixture.target.clean(UUID.randomUUID());
            fixture.superuser.execute(
                    "REVOKE CREATE ON DATABASE " + fixture.superuser.name() + " FROM " + fixture.role());
            assertThatThrownBy(() -> fixture.target.install()).isInstanceOfSatisfying(EngineException.class, e -> {
                assertThat(e.kind()).isEqualTo(Kind.PRIVILEGE);
                assertThat(e.remedy())
                        .isEqualTo(
                                "GRANT CREATE ON DATABASE " + fixture.superuser.name() + " TO " + fixture.role() + ";");
            });
            assertThat(checks(fixture)).containsEntry("ASM-0063", Status.FAIL);
            fixture.superuser.execute("CREATE SCHEMA godwit; CREATE TABLE godwit.mine (a int)");
            assertThat(checks(fixture)).containsEntry("ASM-0065", Status.FAIL);
            assertThatThrownBy(() -> fixture.target.install()).hasMessageContaining("that is not Godwit's");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE", "USAGE"})
    void shouldSayWhichRightOnASchemaIsMissing(String right) throws Exception {
        try (TargetFixture fixture = new TargetFixture(false, t)) {
            fixture.superuser.execute("CREATE SCHEMA bare; GRANT CREATE, USAGE ON SCHEMA bare TO " + fixture.role());
            Selection bare = new Selection(List.of(), List.of(), Map.of(), "bare", false);
            assertThat(checks(fixture, bare)).containsEntry("ASM-0066", Status.PASS);
            fixture.superuser.execute("REVOKE " + right + " ON SCHEMA bare FROM " + fixture.role());
            assertThat(checks(fixture, bare)).containsEntry("ASM-0066", Status.FAIL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"godwit", "pg_catalog", "pg_own", "information_schema"})
    void shouldRefuseASchemaWhoseNameIsReserved(String schema) throws Exception {
        try (TargetFixture fixture = new TargetFixture(false, t)) {
            assertThat(checks(fixture, new Selection(List.of(), List.of(), Map.of(), schema, false)))
                    .containsEntry("ASM-0071", Status.FAIL);
        }
    }

    private Map<String, Status> checks(TargetFixture fixture) {
        return checks(fixture, selection);
    }

    private static Map<String, Status> checks(TargetFixture fixture, Selection selection) {
        try (var catalog = TargetFixture.engine().openCatalog(fixture.endpoint, fixture.password)) {
            return catalog.checkTarget(selection).stream()
                    .collect(java.util.stream.Collectors.toMap(Check::code, Check::status));
        }
    }

    @Test
    void shouldCheckATarget() throws Exception {
        try (TargetFixture fixture = new TargetFixture(false, t)) {
            assertThat(checks(fixture))
                    .containsEntry("ASM-0060", Status.PASS)
                    .containsEntry("ASM-0063", Status.PASS)
                    .containsEntry("ASM-0065", Status.PASS)
                    .containsEntry("ASM-0067", Status.WARN)
                    .containsEntry("ASM-0068", Status.WARN)
                    .containsEntry("ASM-0071", Status.PASS)
                    .hasSize(11);
            try (var catalog = TargetFixture.engine().openCatalog(fixture.endpoint, fixture.password)) {
                var table = catalog.read(selection).tables().getFirst();
                assertThat(table.name().toString()).isEqualTo("shop.t");
                assertThat(table.columns())
                        .extracting(c -> c.name() + " " + c.type())
                        .containsExactly("id integer");
            }
        }
    }

    @Test
    @Tag("H15")
    void shouldGiveAPlanToTheFirstOneAndAChunkToOneAtATime() throws Exception {
        try (TargetFixture fixture = new TargetFixture(false, t)) {
            String hash = SchemaPlans.sha256(SchemaPlans.toBytes(fixture.plan()));
            List<Chunk> two = List.of(
                    new Chunk(0, 1, Chunk.Mode.LOAD, new KeyRange(new byte[0], TestTable.key(t, 5)), List.of()),
                    new Chunk(1, 1, Chunk.Mode.LOAD, new KeyRange(TestTable.key(t, 5), new byte[0]), List.of()));
            fixture.state.create(fixture.plan(), hash, new TestPosition(7), two);
            var second = fixture.state.create(fixture.plan(), hash, new TestPosition(9), List.of());
            assertThat(second.start()).isEqualTo(new TestPosition(7));
            assertThat(second.plan()).isEqualTo(fixture.plan());

            ChunkLease first = fixture.state.lease("a", Duration.ofMinutes(1)).orElseThrow();
            ChunkLease other = fixture.state.lease("b", Duration.ZERO).orElseThrow();
            assertThat(first.chunk().range().upper()).isEqualTo(TestTable.key(t, 5));
            assertThat(fixture.state.renew(first, Duration.ofMinutes(1))).isTrue();
            ChunkLease taken = fixture.state.lease("c", Duration.ofMinutes(1)).orElseThrow();
            assertThat(taken.chunk().number()).isEqualTo(other.chunk().number());
            assertThat(fixture.state.renew(other, Duration.ofMinutes(1))).isFalse();
            assertThat(fixture.state.lease("d", Duration.ofMinutes(1))).isEmpty();
            fixture.state.release(taken);
            fixture.state.release(other);
            assertThat(fixture.state.lease("d", Duration.ofMinutes(1))).isPresent();
        }
    }

    @Test
    @Tag("H15")
    void shouldLeaseOneChunkWhateverThePlannerCounted() throws Exception {
        try (TargetFixture fixture = new TargetFixture(false, t)) {
            Chunk chunk = new Chunk(0, 1, Chunk.Mode.LOAD, KeyRange.ALL, List.of());
            fixture.create(List.of(chunk));
            fixture.superuser.execute("VACUUM ANALYZE godwit.chunk_plan, godwit.\"table\"");
            fixture.state.add(Collections.nCopies(3, chunk));

            for (int leased = 1; leased <= 4; leased++) {
                assertThat(fixture.lease().chunk().number()).isEqualTo(leased - 1);
                assertThat(fixture.superuser.query("SELECT count(*) FROM godwit.chunk_plan WHERE lease IS NOT NULL"))
                        .containsExactly(String.valueOf(leased));
            }
        }
    }

    @Test
    void shouldWorkForARoleThatMayNotSetTheReplicationRole() throws Exception {
        try (TargetFixture fixture = new TargetFixture(false, t)) {
            fixture.create();
            assertThat(fixture.state.appliesUnfired()).isFalse();
            fixture.load(0, new Object[] {1});
            fixture.state.analyze(1);
            try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                ChangeLog log = new ChangeLog(t);
                log.insert(TestTable.row(t, 2));
                log.delete(TestTable.row(t, 1));
                applier.apply(TargetFixture.batch(5, log));
            }
            assertThat(fixture.rows(t)).containsExactly("(2)");
        }
    }

    @Test
    @Tag("H18")
    void shouldFailInsteadOfReadingLessWhenRowsAreHidden() throws Exception {
        try (TargetFixture fixture = new TargetFixture(false, t)) {
            fixture.superuser.execute(
                    "CREATE TABLE shop.hidden (id integer)",
                    "INSERT INTO shop.hidden VALUES (1)",
                    "ALTER TABLE shop.hidden ENABLE ROW LEVEL SECURITY",
                    "GRANT SELECT ON shop.hidden TO " + fixture.role());
            TablePlan hidden =
                    TestTable.named(9, "hidden").column("id", "integer").plan();
            try (var reader = TargetFixture.engine()
                    .openRows(fixture.endpoint, fixture.password)
                    .orElseThrow()) {
                assertThatThrownBy(() -> reader.count(hidden))
                        .isInstanceOfSatisfying(
                                EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.PRIVILEGE));
            }
        }
    }

    @Test
    void shouldOfferWhatATargetOffers() {
        var engine = TargetFixture.engine();
        Endpoint nowhere = new Endpoint("postgresql", "localhost", 1, "x", "x", Endpoint.Tls.disabled(), Map.of());
        try (var password = new io.godwit.engine.Password(new char[0])) {
            assertThat(engine.openChanges(nowhere, password)).isEmpty();
            assertThat(engine.openGate(nowhere, password)).isEmpty();
            Optional<Target> target = engine.openTarget(nowhere, password);
            assertThatThrownBy(() -> target.orElseThrow().server())
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }
}
