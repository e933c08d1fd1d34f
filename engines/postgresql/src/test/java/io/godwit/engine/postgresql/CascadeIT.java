package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeBatch.Cascade;
import io.godwit.engine.change.ChangeBatch.Segment;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.TaskState.TableStatus.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the source did to children and did not log, on a real target. */
@Tag("H1")
class CascadeIT {
    private final TablePlan country = TestTable.named(1, "country")
            .column("a", "integer")
            .column("b", "text")
            .key(0, 1)
            .plan();
    private final TablePlan city = TestTable.named(2, "city")
            .column("id", "integer")
            .nullable("ca", "integer")
            .nullable("cb", "text")
            .key(0)
            .references("country", List.of("ca", "cb"), List.of("a", "b"), "CASCADE", "CASCADE")
            .plan();
    private final TablePlan street = TestTable.named(3, "street")
            .column("city", "integer")
            .column("n", "integer")
            .key(0, 1)
            .references("city", List.of("city"), List.of("id"), "CASCADE", "CASCADE")
            .plan();
    private final TablePlan person = TestTable.named(4, "person")
            .column("id", "integer")
            .nullable("boss", "integer")
            .nullable("city", "integer")
            .key(0)
            .references("person", List.of("boss"), List.of("id"), "CASCADE", "RESTRICT")
            .references("city", List.of("city"), List.of("id"), "SET NULL", "SET NULL")
            .plan();

    private TargetFixture fixture(long watermark) throws Exception {
        TargetFixture fixture = new TargetFixture(true, country, city, street, person);
        fixture.create();
        load(fixture, watermark);
        for (TablePlan table : fixture.tables) {
            fixture.superuser.execute(TestTable.primaryKey(table));
        }
        return fixture;
    }

    private void load(TargetFixture fixture, long watermark) {
        for (int i = 0; i < 4; i++) {
            fixture.loadBy(
                    lease -> switch (lease.chunk().table()) {
                        case 1 -> new Object[][] {{1, "x"}, {2, "y"}};
                        case 2 -> new Object[][] {{10, 1, "x"}, {11, 1, "x"}, {20, 2, "y"}, {30, null, "x"}};
                        case 3 -> new Object[][] {{10, 1}, {10, 2}, {11, 1}, {20, 1}};
                        default -> new Object[][] {{1, null, 10}, {2, 1, 20}, {3, 2, 20}, {4, null, 20}};
                    },
                    watermark);
        }
    }

    private ChangeBatch batch(long end, Segment... segments) {
        return new ChangeBatch(List.of(segments), new TestPosition(end), Instant.now(), 1, segments.length);
    }

    private Segment deleted(TablePlan table, @Nullable Object... row) {
        ChangeLog log = new ChangeLog(table);
        log.delete(TestTable.row(table, row));
        return new ChangeBatch.Rows(Map.of(table.id(), log));
    }

    /** A nested loop, which such statistics suggest, compares 900 million pairs. */
    @Test
    @Timeout(30)
    void shouldFindOrphansSoonWhateverWasCountedOfTheParents() throws Exception {
        try (TargetFixture fixture = fixture(0)) {
            String cities = "INSERT INTO shop.city SELECT i, NULL, NULL FROM generate_series(100, 30100) i";
            fixture.superuser.execute(
                    cities,
                    "INSERT INTO shop.street SELECT 100 + i / 2, i % 2 FROM generate_series(0, 60000) i",
                    "ANALYZE shop.street",
                    "DELETE FROM shop.city",
                    "ANALYZE shop.city",
                    cities);
            assertThat(fixture.state.orphans(street.id(), 100))
                    .containsExactlyInAnyOrder(
                            TestTable.key(street, 10, 1),
                            TestTable.key(street, 10, 2),
                            TestTable.key(street, 11, 1),
                            TestTable.key(street, 20, 1));
        }
    }

    @Test
    void shouldDeleteThreeLevelsAndSetNullWhenAParentGoes() throws Exception {
        try (TargetFixture fixture = fixture(0);
                Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
            applier.apply(batch(10, deleted(country, 1, "x"), Cascade.of(country, TestTable.row(country, 1, "x"))));

            assertThat(fixture.rows(city)).containsExactly("(20,2,y)", "(30,,x)");
            assertThat(fixture.rows(street)).containsExactly("(20,1)");
            assertThat(fixture.rows(person)).containsExactly("(1,,)", "(2,1,20)", "(3,2,20)", "(4,,20)");
        }
    }

    /** As MySQL 8.0 logs {@code DELETE s, c FROM street s JOIN city c …}. */
    @Test
    void shouldTakeADeleteOfARowThatWentWithItsParent() throws Exception {
        try (TargetFixture fixture = fixture(0);
                Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
            var applied = applier.apply(batch(
                    10,
                    deleted(city, 10, 1, "x"),
                    Cascade.of(city, TestTable.row(city, 10, 1, "x")),
                    deleted(street, 10, 1)));
            var missed = applier.apply(batch(20, deleted(street, 10, 2)));

            assertThat(fixture.rows(street)).containsExactly("(11,1)", "(20,1)");
            assertThat(applied.divergences()).isZero();
            assertThat(missed.divergences()).isEqualTo(1);
        }
    }

    @Test
    void shouldReachChildrenWhoseTextDiffersInCaseAccentsAndTrailingBlanks() throws Exception {
        TablePlan parent = TestTable.named(1, "parent")
                .column("code", "text")
                .anyCase()
                .key(0)
                .plan();
        TablePlan child = TestTable.named(2, "child")
                .column("id", "integer")
                .nullable("code", "text")
                .anyCase()
                .key(0)
                .references("parent", List.of("code"), List.of("code"), "CASCADE", "CASCADE")
                .plan();
        try (TargetFixture fixture = new TargetFixture(true, parent, child)) {
            fixture.create();
            // as the conversion makes columns of keys
            fixture.superuser.execute(
                    "ALTER TABLE shop.parent ALTER code TYPE text COLLATE \"C\"",
                    "ALTER TABLE shop.child ALTER code TYPE text COLLATE \"C\"");
            for (int i = 0; i < 2; i++) {
                fixture.loadBy(
                        lease -> lease.chunk().table() == 1
                                ? new Object[][] {{"Aä"}, {"B"}, {"и"}}
                                : new Object[][] {
                                    {1, "aÄ"},
                                    {2, "AÄ "},
                                    {3, "b"},
                                    {4, "B"},
                                    {5, "c"},
                                    {6, "aA"},
                                    {7, "A\u0308Ā"},
                                    {8, "й"}
                                },
                        0);
            }
            for (TablePlan table : fixture.tables) {
                fixture.superuser.execute(TestTable.primaryKey(table));
            }
            ChangeLog renamed = new ChangeLog(parent);
            renamed.update(TestTable.row(parent, "B"), TestTable.row(parent, "D"));
            try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                applier.apply(batch(
                        10,
                        deleted(parent, "Aä"),
                        Cascade.of(parent, TestTable.row(parent, "Aä")),
                        deleted(parent, "и"),
                        Cascade.of(parent, TestTable.row(parent, "и")),
                        new ChangeBatch.Rows(Map.of(1, renamed)),
                        Cascade.of(parent, TestTable.row(parent, "B"), TestTable.row(parent, "D"))));

                assertThat(fixture.rows(child)).containsExactly("(3,D)", "(4,D)", "(5,c)", "(8,й)");
            }
        }
    }

    @Test
    void shouldFollowAReferenceToItself() throws Exception {
        try (TargetFixture fixture = fixture(0);
                Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
            applier.apply(
                    batch(10, deleted(person, 1, null, 10), Cascade.of(person, TestTable.row(person, 1, null, 10))));

            assertThat(fixture.rows(person)).containsExactly("(4,,20)");
        }
    }

    @Test
    void shouldChangeKeysBelowWhenAReferencedKeyChanges() throws Exception {
        try (TargetFixture fixture = fixture(0);
                Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
            ChangeLog log = new ChangeLog(city);
            log.update(TestTable.row(city, 10, 1, "x"), TestTable.row(city, 99, 1, "x"));
            ChangeLog same = new ChangeLog(city);
            same.update(TestTable.row(city, 99, 1, "x"), TestTable.row(city, 99, 2, "y"));
            applier.apply(batch(
                    10,
                    new ChangeBatch.Rows(Map.of(2, log)),
                    Cascade.of(city, TestTable.row(city, 10, 1, "x"), TestTable.row(city, 99, 1, "x")),
                    new ChangeBatch.Rows(Map.of(2, same)),
                    Cascade.of(city, TestTable.row(city, 99, 1, "x"), TestTable.row(city, 99, 2, "y"))));

            assertThat(fixture.rows(street)).containsExactly("(11,1)", "(20,1)", "(99,1)", "(99,2)");
            assertThat(fixture.rows(person)).containsExactly("(1,,)", "(2,1,20)", "(3,2,20)", "(4,,20)");
        }
    }

    /** A text of the parent that changes in case alone gives its children the key that one of them may have already. */
    @Test
    void shouldKeepAChildThatHasItsNewKeyAlready() throws Exception {
        TablePlan parent = TestTable.named(1, "parent")
                .column("code", "text")
                .anyCase()
                .key(0)
                .plan();
        TablePlan child = TestTable.named(2, "child")
                .column("code", "text")
                .anyCase()
                .key(0)
                .references("parent", List.of("code"), List.of("code"), "CASCADE", "CASCADE")
                .plan();
        try (TargetFixture fixture = new TargetFixture(true, parent, child)) {
            fixture.create();
            for (int i = 0; i < 2; i++) {
                fixture.loadBy(lease -> new Object[][] {{lease.chunk().table() == 1 ? "abc" : "ABC"}}, 0);
            }
            for (TablePlan table : fixture.tables) {
                fixture.superuser.execute(TestTable.primaryKey(table));
            }
            ChangeLog renamed = new ChangeLog(parent);
            renamed.update(TestTable.row(parent, "abc"), TestTable.row(parent, "ABC"));
            try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                applier.apply(batch(
                        10,
                        new ChangeBatch.Rows(Map.of(1, renamed)),
                        Cascade.of(parent, TestTable.row(parent, "abc"), TestTable.row(parent, "ABC"))));

                assertThat(fixture.rows(child)).containsExactly("(ABC)");
            }
        }
    }

    @Test
    void shouldPassByWhatIsNotToBeTouchedAndTakeManyDeletesAtOnce() throws Exception {
        try (TargetFixture fixture = fixture(0);
                Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
            List<Segment> segments = new ArrayList<>();
            ChangeLog log = new ChangeLog(country);
            log.delete(TestTable.row(country, 1, "x"));
            log.delete(TestTable.row(country, 2, "y"));
            segments.add(new ChangeBatch.Rows(Map.of(1, log)));
            segments.add(Cascade.of(country, TestTable.row(country, 1, "x")).except(Set.of(4)));
            segments.add(Cascade.of(country, TestTable.row(country, 2, "y")).except(Set.of(4)));
            var applied = applier.apply(batch(10, segments.toArray(Segment[]::new)));

            assertThat(fixture.rows(city)).containsExactly("(30,,x)");
            assertThat(fixture.rows(street)).isEmpty();
            assertThat(fixture.rows(person)).hasSize(4).contains("(1,,10)");
            assertThat(applied.rows()).isEqualTo(2 + 3 + 4);
        }
    }

    @Test
    @Tag("H2")
    void shouldReadChildrenAgainWhenALaterCascadeGivesTheKeyOfAnEarlierOne() throws Exception {
        // read at 100: country 3 became (1,x) at 50 and its city 40 with it, by a cascade
        try (TargetFixture fixture = fixture(100);
                Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
            ChangeLog log = new ChangeLog(country);
            log.update(TestTable.row(country, 3, "z"), TestTable.row(country, 1, "x"));
            applier.apply(batch(20, deleted(country, 1, "x"), Cascade.of(country, TestTable.row(country, 1, "x"))));
            assertThat(fixture.rows(city)).containsExactly("(20,2,y)", "(30,,x)");
            applier.apply(batch(
                    60,
                    new ChangeBatch.Rows(Map.of(1, log)),
                    Cascade.of(country, TestTable.row(country, 3, "z"), TestTable.row(country, 1, "x"))));

            assertThat(fixture.state.tables().get(1).state()).isEqualTo(State.CONVERGING);
            var lease = fixture.lease();
            assertThat(lease.chunk().keys())
                    .containsExactlyInAnyOrder(TestTable.key(city, 10), TestTable.key(city, 11));
            fixture.load(lease, 120, new Object[] {10, 1, "x"});
            assertThat(fixture.rows(city)).containsExactly("(10,1,x)", "(20,2,y)", "(30,,x)");

            assertThat(applier.apply(batch(110)).converged()).containsExactlyInAnyOrder(1, 3, 4);
            assertThat(applier.apply(batch(130)).converged()).containsExactly(2);
        }
    }

    @Test
    void shouldReadChildrenAgainOnceForAllCascadesThatGiveTheirKeyBeforeTheyAreRead() throws Exception {
        try (TargetFixture fixture = fixture(100);
                Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
            applier.apply(batch(20, deleted(country, 1, "x"), Cascade.of(country, TestTable.row(country, 1, "x"))));
            for (int i = 0; i < 3; i++) {
                applier.apply(batch(
                        60 + i, Cascade.of(country, TestTable.row(country, 3, "z"), TestTable.row(country, 1, "x"))));
            }

            assertThat(fixture.lease().chunk().keys())
                    .containsExactlyInAnyOrder(TestTable.key(city, 10), TestTable.key(city, 11));
            assertThat(fixture.superuser.query("SELECT count(*) FROM godwit.chunk_plan"))
                    .containsExactly("1");
            applier.apply(
                    batch(70, Cascade.of(country, TestTable.row(country, 3, "z"), TestTable.row(country, 1, "x"))));
            assertThat(fixture.superuser.query("SELECT count(*) FROM godwit.chunk_plan"))
                    .as("what is read already may be older")
                    .containsExactly("2");
        }
    }

    @Test
    void shouldNotReadChildrenAgainWhenTheKeyThatTheyReferToStayed() throws Exception {
        try (TargetFixture fixture = fixture(100);
                Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
            applier.apply(batch(20, deleted(country, 1, "x"), Cascade.of(country, TestTable.row(country, 1, "x"))));
            applier.apply(
                    batch(60, Cascade.of(country, TestTable.row(country, 1, "x"), TestTable.row(country, 1, "x"))));

            assertThat(fixture.superuser.query("SELECT count(*) FROM godwit.chunk_plan"))
                    .containsExactly("0");
        }
    }
}
