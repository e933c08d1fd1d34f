package io.godwit.worker.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.engine.EngineException;
import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.Catalog.ServerIdentity;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeBatch.Cascade;
import io.godwit.engine.change.ChangeBatch.Segment;
import io.godwit.engine.plan.SchemaPlan;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.worker.fake.Place;
import io.godwit.worker.fake.Rows;
import io.godwit.worker.fake.World;
import io.godwit.worker.report.StreamLag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BatcherTest {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration NOW = Duration.ofMillis(50);

    private final TablePlan parent = Rows.table(0, "parent");
    private final TablePlan child = Rows.table(
            1,
            "child",
            new ForeignKey(
                    "fk", List.of("value"), new TableName("shop", "parent"), List.of("id"), "CASCADE", "SET NULL"));
    private final TablePlan keyless = Rows.keyless(2, "keyless");
    private final TableRules rules = new TableRules(
            new SchemaPlan(
                    1,
                    "fake",
                    "fake",
                    new ServerIdentity("s", "fake", "1"),
                    "shop",
                    List.of(parent, child, keyless),
                    List.of()),
            new HashSet<>());
    private final Batcher batcher = new Batcher(rules, (table, kind, statement) -> {}, new StreamLag(), World.tuning());

    @Test
    void shouldHandWholeTransactionsTogether() {
        transaction(0, () -> batcher.insert(child, Rows.view(Rows.row(1, "a"))));
        transaction(1, () -> batcher.insert(child, Rows.view(Rows.row(2, "b"))));

        Handed handed = batcher.take(SOON).orElseThrow();

        assertThat(handed.part()).isFalse();
        assertThat(handed.batch().transactions()).isEqualTo(2);
        assertThat(handed.batch().end()).isEqualTo(new Place(2));
        assertThat(words(handed.batch())).containsExactly("rows(child=2)");
    }

    @Test
    void shouldNotHandAnOpenTransaction() {
        batcher.begin(new Place(0));
        batcher.insert(child, Rows.view(Rows.row(1, "a")));

        assertThat(batcher.take(NOW)).isEmpty();
    }

    @Test
    @Tag("H12")
    void shouldHandAGiantTransactionInPartsAndItsEndAtOnce() throws Exception {
        var parts = new ArrayList<Handed>();
        var applier = CompletableFuture.runAsync(() -> {
            Handed handed;
            do {
                handed = batcher.take(SOON).orElseThrow();
                parts.add(handed);
                batcher.applied();
            } while (handed.part());
        });
        transaction(0, () -> {
            for (int i = 0; i < 175; i++) {
                batcher.insert(child, Rows.view(Rows.row(i, "a")));
            }
        });
        batcher.begin(new Place(1));
        applier.get();

        assertThat(parts).extracting(Handed::part).containsExactly(true, true, true, false);
        assertThat(parts.stream().mapToInt(part -> part.batch().changes()).sum())
                .isEqualTo(175);
        assertThat(parts.getLast().batch().end()).isEqualTo(new Place(1));
    }

    @Test
    @Tag("H1")
    void shouldPutCascadesBehindTheirParentsAndBeforeWhatFollows() {
        transaction(0, () -> {
            batcher.insert(child, Rows.view(Rows.row(1, "7")));
            batcher.delete(parent, Rows.view(Rows.row(7, "p")));
            batcher.delete(parent, Rows.view(Rows.row(8, "p")));
            batcher.insert(parent, Rows.view(Rows.row(7, "q")));
            batcher.insert(child, Rows.view(Rows.row(2, "7")));
        });

        assertThat(words(batcher.take(SOON).orElseThrow().batch()))
                .containsExactly("rows(child=1,parent=2)", "cascade(7)", "cascade(8)", "rows(parent=1,child=1)");
    }

    @Test
    @Tag("H1")
    void shouldNotCascadeWhereTheSessionHadSwitchedForeignKeysOff() {
        transaction(0, () -> {
            batcher.foreignKeys(false);
            batcher.delete(parent, Rows.view(Rows.row(7, "p")));
            batcher.update(parent, Rows.view(Rows.row(8, "p")), Rows.view(Rows.row(9, "p")));
            batcher.foreignKeys(true);
            batcher.delete(parent, Rows.view(Rows.row(9, "p")));
        });

        assertThat(words(batcher.take(SOON).orElseThrow().batch())).containsExactly("rows(parent=3)", "cascade(9)");
    }

    @Test
    @Tag("H1")
    void shouldCascadeAnUpdateOnlyWhenTheReferencedKeyChanges() {
        transaction(0, () -> {
            batcher.update(parent, Rows.view(Rows.row(7, "p")), Rows.view(Rows.row(7, "q")));
            batcher.update(parent, Rows.view(Rows.row(7, "q")), Rows.view(Rows.row(9, "q")));
            batcher.update(parent, Rows.view(Rows.row(9, "q")), Rows.view(Rows.row(9, "r")));
        });

        assertThat(words(batcher.take(SOON).orElseThrow().batch()))
                .containsExactly("rows(parent=2)", "cascade(7)", "rows(parent=1)");
    }

    @Test
    @Tag("H6")
    void shouldDropChangesOfAKeylessTableBeforeItsExactStart() {
        rules.exactStart(keyless.id(), new Place(1));
        transaction(0, () -> {
            batcher.insert(keyless, Rows.view(Rows.row(1, "in the rows already")));
            batcher.delete(parent, Rows.view(Rows.row(7, "p")));
        });
        transaction(1, () -> batcher.insert(keyless, Rows.view(Rows.row(2, "new"))));

        ChangeBatch batch = batcher.take(SOON).orElseThrow().batch();
        assertThat(words(batch)).containsExactly("rows(parent=1)", "cascade(7)", "rows(keyless=1)");
        assertThat(((Cascade) batch.segments().get(1)).untouched()).containsExactly(keyless.id());
    }

    @Test
    void shouldDropChangesOfAStoppedTableAndStillMoveOn() {
        rules.stop(child.id());
        transaction(0, () -> batcher.insert(child, Rows.view(Rows.row(1, "a"))));

        Optional<Handed> handed = batcher.take(SOON);
        assertThat(handed.orElseThrow().batch().segments()).isEmpty();
        assertThat(handed.orElseThrow().batch().end()).isEqualTo(new Place(1));
    }

    @Test
    void shouldTakeBackATransactionThatComesToNothing() {
        transaction(0, () -> batcher.insert(child, Rows.view(Rows.row(1, "a"))));
        batcher.begin(new Place(1));
        batcher.insert(child, Rows.view(Rows.row(2, "b")));
        batcher.delete(parent, Rows.view(Rows.row(7, "p")));
        batcher.insert(parent, Rows.view(Rows.row(8, "p")));
        batcher.rollback(new Place(2));
        transaction(2, () -> batcher.insert(child, Rows.view(Rows.row(3, "c"))));

        ChangeBatch batch = batcher.take(SOON).orElseThrow().batch();
        assertThat(words(batch)).containsExactly("rows(child=2)");
        assertThat(batch.changes()).isEqualTo(2);
    }

    @Test
    @Tag("H17")
    void shouldCutOnlyTheTableOfARefusedRow() {
        transaction(0, () -> {
            batcher.insert(child, Rows.view(Rows.row(1, "a")));
            batcher.insert(parent, Rows.view(Rows.row(7, "p")));
            batcher.refused(child, null, refusal(2));
            batcher.refused(child, null, refusal(3));
            batcher.insert(child, Rows.view(Rows.row(4, "b")));
            batcher.insert(parent, Rows.view(Rows.row(8, "p")));
        });

        assertThat(words(batcher.take(SOON).orElseThrow().batch()))
                .containsExactly("rows(child=1)", "refused", "refused", "rows(parent=2,child=1)");
    }

    @Test
    @Tag("H1")
    void shouldPutARefusedRowBehindTheCascadesBeforeIt() {
        transaction(0, () -> {
            batcher.delete(parent, Rows.view(Rows.row(7, "p")));
            batcher.refused(child, null, refusal(2));
            batcher.insert(parent, Rows.view(Rows.row(8, "p")));
        });

        assertThat(words(batcher.take(SOON).orElseThrow().batch()))
                .containsExactly("rows(parent=1)", "cascade(7)", "refused", "rows(parent=1)");
    }

    @Test
    void shouldTakeBackATransactionWithARefusedRow() {
        transaction(0, () -> {
            batcher.insert(child, Rows.view(Rows.row(1, "a")));
            batcher.insert(parent, Rows.view(Rows.row(7, "p")));
        });
        batcher.begin(new Place(1));
        batcher.insert(child, Rows.view(Rows.row(2, "b")));
        batcher.refused(child, null, refusal(3));
        batcher.insert(child, Rows.view(Rows.row(4, "b")));
        batcher.insert(parent, Rows.view(Rows.row(8, "p")));
        batcher.rollback(new Place(2));
        transaction(2, () -> batcher.insert(child, Rows.view(Rows.row(5, "c"))));

        assertThat(words(batcher.take(SOON).orElseThrow().batch())).containsExactly("rows(child=2,parent=1)");
    }

    @Test
    void shouldTakeBackWhatCameSinceASavepoint() {
        transaction(0, () -> {
            batcher.insert(child, Rows.view(Rows.row(1, "a")));
            batcher.insert(parent, Rows.view(Rows.row(7, "p")));
        });
        transaction(1, () -> {
            batcher.insert(child, Rows.view(Rows.row(2, "b")));
            batcher.delete(parent, Rows.view(Rows.row(6, "p")));
            batcher.savepoint("s");
            batcher.insert(child, Rows.view(Rows.row(3, "undone")));
            batcher.savepoint("later");
            batcher.refused(child, null, refusal(4));
            batcher.delete(parent, Rows.view(Rows.row(7, "p")));
            batcher.insert(keyless, Rows.view(Rows.row(5, "undone")));
            batcher.rollbackTo("s");
            batcher.insert(keyless, Rows.view(Rows.row(6, "c")));
            batcher.rollbackTo("s");
            batcher.insert(child, Rows.view(Rows.row(8, "d")));
        });

        ChangeBatch batch = batcher.take(SOON).orElseThrow().batch();
        assertThat(words(batch)).containsExactly("rows(child=2,parent=2)", "cascade(6)", "rows(child=1)");
        assertThat(batch.changes()).isEqualTo(5);
    }

    @Test
    void shouldTakeBackATransactionThatWentBackToASavepointBefore() {
        transaction(0, () -> batcher.insert(child, Rows.view(Rows.row(1, "a"))));
        batcher.begin(new Place(1));
        batcher.savepoint("s");
        batcher.insert(parent, Rows.view(Rows.row(7, "p")));
        batcher.rollbackTo("s");
        batcher.insert(child, Rows.view(Rows.row(2, "b")));
        batcher.rollback(new Place(2));

        assertThat(words(batcher.take(SOON).orElseThrow().batch())).containsExactly("rows(child=1)");
    }

    @Test
    void shouldRefuseASavepointThatItDoesNotKnow() {
        batcher.begin(new Place(0));

        assertThatThrownBy(() -> batcher.rollbackTo("s"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.NOT_UNDERSTOOD));
    }

    /** Parts of it are in the target's open transaction, perhaps behind whole ones: all is read again, without it. */
    @Test
    @Tag("H12")
    void shouldPassOverAGiantTransactionThatCameToNothingWhenItIsReadAgain() {
        batcher.begin(new Place(0));
        int id = 0;
        while (batcher.take(NOW).isEmpty()) {
            batcher.insert(child, Rows.view(Rows.row(id++, "a")));
        }
        assertThatThrownBy(() -> batcher.rollback(new Place(1)))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.retryable()).isTrue());

        var again = new Batcher(rules, (table, kind, statement) -> {}, new StreamLag(), World.tuning());
        again.begin(new Place(0));
        IntStream.range(0, id).forEach(row -> again.insert(child, Rows.view(Rows.row(row, "a"))));
        again.rollback(new Place(1));
        again.begin(new Place(1));
        again.insert(child, Rows.view(Rows.row(id, "b")));
        again.commit(new Place(2), Instant.EPOCH);

        Handed handed = again.take(SOON).orElseThrow();
        assertThat(handed.part()).isFalse();
        assertThat(words(handed.batch())).containsExactly("rows(child=1)");
    }

    @Test
    void shouldLetTransactionsPassUpToTheHeldPlaceOnly() throws Exception {
        batcher.hold();
        var reader = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 3; i++) {
                int id = i;
                transaction(i, () -> batcher.insert(child, Rows.view(Rows.row(id, "a"))));
            }
        });
        assertThat(batcher.take(NOW)).isEmpty();

        batcher.holdAt(new Place(2));
        Place end = new Place(0);
        while (end.number() < 2) {
            end = (Place) batcher.take(SOON).orElseThrow().batch().end();
            batcher.applied();
        }
        assertThat(batcher.passed(new Place(2))).isTrue();
        assertThat(batcher.take(NOW)).isEmpty();

        batcher.release();
        assertThat(batcher.take(SOON).orElseThrow().batch().end()).isEqualTo(new Place(3));
        reader.get();
    }

    @Test
    void shouldHoldTheReaderBackWhenNobodyApplies() {
        var reader = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 1_000; i++) {
                int id = i;
                transaction(i, () -> batcher.insert(child, Rows.view(Rows.row(id, "a"))));
            }
        });
        Handed handed = batcher.take(SOON).orElseThrow();
        assertThat(handed.batch().changes()).isLessThanOrEqualTo(50);

        batcher.close();
        assertThat(reader).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(ClosedException.class);
    }

    private static Refusal refusal(long id) {
        return new Refusal(Rows.key(id), "value", "REP-0101", "a zero date", new byte[] {1});
    }

    private void transaction(long at, Runnable changes) {
        batcher.begin(new Place(at));
        changes.run();
        batcher.commit(new Place(at + 1), Instant.now());
    }

    private static List<String> words(ChangeBatch batch) {
        return batch.segments().stream().map(BatcherTest::word).toList();
    }

    private static String word(Segment segment) {
        return switch (segment) {
            case ChangeBatch.Rows rows -> {
                var tables = new ArrayList<String>();
                rows.byTable()
                        .values()
                        .forEach(log -> tables.add(log.table().source().name() + "=" + log.size()));
                yield "rows(" + String.join(",", tables) + ")";
            }
            case Cascade cascade -> "cascade(" + Rows.id(cascade.before()) + ")";
            case ChangeBatch.Truncate truncate -> "truncate";
            case ChangeBatch.Refused refused -> "refused";
        };
    }
}
