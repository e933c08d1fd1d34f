package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.TaskState.TableStatus;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables without a key: multisets, null-safe, of types that have no equality too. */
@Tag("H6")
class KeylessApplyIT {
    private final TablePlan bag = TestTable.named(1, "bag")
            .nullable("a", "integer")
            .nullable("j", "json")
            .nullable("f", "double precision")
            .plan();
    private final TablePlan words = TestTable.named(2, "words")
            .column("w", "varchar(3)")
            .nullable("n", "integer")
            .plan();

    @Test
    void shouldCountCopiesWhenRowsComeAndGo() throws Exception {
        try (TargetFixture fixture = new TargetFixture(true, bag, words)) {
            fixture.create();
            for (int i = 0; i < 2; i++) {
                fixture.loadBy(
                        lease -> lease.chunk().table() == 1
                                ? new Object[][] {
                                    {1, "{\"x\": 1}", 0.5}, {1, "{\"x\": 1}", 0.5}, {1, "{\"x\":1}", 0.5},
                                    {null, null, null}, {null, null, null}, {null, null, -0.0}
                                }
                                : new Object[][] {{"a", 1}, {"a", 1}, {"a", null}},
                        30);
            }
            TableStatus status = fixture.state.tables().getFirst();
            assertThat(status.exactStart()).contains(new TestPosition(30));
            assertThat(status.convergentUntil()).isEmpty();
            try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                ChangeLog bags = new ChangeLog(bag);
                bags.delete(TestTable.row(bag, 1, "{\"x\": 1}", 0.5));
                bags.update(TestTable.row(bag, null, null, null), TestTable.row(bag, null, "[]", null));
                bags.insert(TestTable.row(bag, 2, null, 0.0));
                bags.insert(TestTable.row(bag, 2, null, 0.0));
                ChangeLog word = new ChangeLog(words);
                word.delete(TestTable.row(words, "a", null));
                word.update(TestTable.row(words, "a", 1), TestTable.row(words, "b", 1));
                assertThat(applier.apply(TargetFixture.batch(40, bags, word)).divergences())
                        .isZero();
                assertThat(fixture.rows(bag))
                        .containsExactlyInAnyOrder(
                                "(1,\"{\"\"x\"\": 1}\",0.5)",
                                "(1,\"{\"\"x\"\":1}\",0.5)",
                                "(,,)",
                                "(,,-0)",
                                "(,[],)",
                                "(2,,0)",
                                "(2,,0)");
                assertThat(fixture.rows(words)).containsExactlyInAnyOrder("(a,1)", "(b,1)");

                ChangeLog missed = new ChangeLog(words);
                missed.delete(TestTable.row(words, "a", 1));
                missed.delete(TestTable.row(words, "a", 1));
                missed.insert(TestTable.row(words, "long", 1));
                missed.insert(TestTable.row(words, "c", 1));
                Applier.Applied applied = applier.apply(TargetFixture.batch(50, missed));
                assertThat(applied.divergences()).isEqualTo(1);
                assertThat(applied.ledgerOpened()).isEqualTo(2);
                assertThat(fixture.rows(words)).containsExactlyInAnyOrder("(b,1)", "(c,1)");
            }
        }
    }

    @Test
    void shouldPassChangesByUntilTheExactReadOfAReload() throws Exception {
        try (TargetFixture fixture = new TargetFixture(true, words)) {
            fixture.create();
            fixture.load(5, new Object[] {"a", 1});
            try (Applier applier = fixture.target.openApplier(fixture.state, "i1")) {
                fixture.state.reload(2, List.of(new Chunk(0, 2, Chunk.Mode.EXACT, KeyRange.ALL, List.of())), false);
                assertThat(fixture.rows(words)).isEmpty();
                ChangeLog log = new ChangeLog(words);
                log.insert(TestTable.row(words, "b", 2));
                applier.apply(TargetFixture.batch(10, log));
                assertThat(fixture.rows(words)).isEmpty();
                fixture.load(20, new Object[] {"a", 1}, new Object[] {"b", 2});
                ChangeLog later = new ChangeLog(words);
                later.delete(TestTable.row(words, "b", 2));
                applier.apply(TargetFixture.batch(30, later));
                assertThat(fixture.rows(words)).containsExactly("(a,1)");
            }
        }
    }
}
