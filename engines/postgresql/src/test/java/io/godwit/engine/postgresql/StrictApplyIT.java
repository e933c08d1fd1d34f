package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.change.ChangeBatch;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.row.Refusal;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.TaskState.LedgerEntry;
import io.godwit.engine.target.TaskState.TableStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that are not as they should be: found, put right, entered in the ledger; the batch goes on. */
class StrictApplyIT {
    private final TablePlan t = TestTable.named(1, "t")
            .column("id", "integer")
            .nullable("u", "varchar(5)")
            .nullable("v", "integer")
            .key(0)
            .unique(1)
            .plan();

    private TargetFixture fixture;
    private Applier applier;
    private ChangeLog log = new ChangeLog(t);
    private long position = 10;

    @BeforeEach
    void rows() throws Exception {
        rows(true);
    }

    /** @param replica whether the role may set session_replication_role */
    private void rows(boolean replica) throws Exception {
        fixture = new TargetFixture(replica, t);
        fixture.create();
        fixture.loadNothing();
        fixture.superuser.execute(
                TestTable.primaryKey(t),
                "CREATE UNIQUE INDEX ON shop.t (u)",
                "ALTER TABLE shop.t ADD CHECK (v < 1000)",
                "INSERT INTO shop.t SELECT i, 'u' || i, 0 FROM generate_series(1, 20) i");
        applier = fixture.target.openApplier(fixture.state, "i1");
    }

    @AfterEach
    void close() {
        applier.close();
        fixture.close();
    }

    private void insert(int id, @Nullable String u, int v) {
        log.insert(TestTable.row(t, id, u, v));
    }

    private void update(int id, String u, int v, int newId, String newU, int newV) {
        log.update(TestTable.row(t, id, u, v), TestTable.row(t, newId, newU, newV));
    }

    private void delete(int id) {
        log.delete(TestTable.row(t, id, "u" + id, 0));
    }

    private Applier.Applied apply() {
        ChangeLog all = log;
        log = new ChangeLog(t);
        return applier.apply(TargetFixture.batch(position++, all));
    }

    private List<String> open() {
        return fixture.state.ledger(true, 0, 100).stream()
                .map(e -> e.kind() + " " + e.keyText() + " " + e.rule())
                .toList();
    }

    private @Nullable String row(int id) throws Exception {
        List<String> rows = fixture.superuser.query("SELECT t::text FROM shop.t WHERE id = " + id);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    @Test
    @Tag("H2")
    void shouldFindEachRowThatIsNotAsTheSourceSaysAndPutItRight() throws Exception {
        fixture.superuser.execute("DELETE FROM shop.t WHERE id IN (3, 4, 5)", "INSERT INTO shop.t VALUES (50, 'x', 1)");
        update(1, "u1", 0, 1, "u1", 1);
        update(3, "u3", 0, 3, "u3", 3);
        update(4, "u4", 0, 4, "new4", 4);
        delete(5);
        delete(6);
        insert(50, "u50", 50);
        insert(51, "u51", 51);

        Applier.Applied applied = apply();

        assertThat(applied.divergences()).isEqualTo(4);
        assertThat(applied.ledgerOpened()).isEqualTo(4);
        assertThat(open())
                .containsExactlyInAnyOrder(
                        "divergence 3 REP-0201",
                        "divergence 4 REP-0201",
                        "divergence 5 REP-0202",
                        "divergence 50 REP-0203");
        assertThat(List.of(row(1), row(3), row(4), row(50), row(51)))
                .containsExactly("(1,u1,1)", "(3,u3,3)", "(4,new4,4)", "(50,u50,50)", "(51,u51,51)");
        assertThat(row(6)).isNull();
        assertThat(fixture.state.checkpoint()).contains(new TestPosition(10));
    }

    @Test
    @Tag("H17")
    void shouldQuarantineWhatTheTargetRefusesUntilAnImageFitsOrTheRowGoes() throws Exception {
        update(1, "u1", 0, 1, "u1", 5000);
        update(2, "u2", 0, 2, "far too long", 0);
        insert(30, "n\0l", 0);
        insert(31, "u4", 0);
        update(5, "u5", 0, 5, "u5", 5);

        Applier.Applied applied = apply();

        assertThat(applied.divergences()).isZero();
        assertThat(open())
                .containsExactlyInAnyOrder(
                        "refused 1 REP-0150", "refused 2 REP-0150", "refused 30 REP-0150", "refused 31 REP-0150");
        assertThat(row(1)).isNull();
        assertThat(row(2)).isNull();
        assertThat(row(5)).isEqualTo("(5,u5,5)");

        update(1, "u1", 5000, 1, "u1", 7);
        update(2, "far too long", 0, 2, "still too long", 0);
        log.delete(TestTable.row(t, 30, "n\0l", 0));
        delete(4);
        update(31, "u4", 0, 31, "u4", 1);
        Applier.Applied cured = apply();

        assertThat(cured.divergences()).isZero();
        assertThat(open()).containsExactly("refused 2 REP-0150");
        assertThat(row(1)).isEqualTo("(1,u1,7)");
        assertThat(row(31)).isEqualTo("(31,u4,1)");
        assertThat(fixture.state.ledgerCounts().open()).isEqualTo(1);
    }

    @Test
    @Tag("H17")
    void shouldTakeTheRowAwayWhenItsNewImageCannotBeEncoded() throws Exception {
        byte[] key = TestTable.key(t, 7);
        Refusal refusal = new Refusal(key, "u", "REP-0101", "a zero date", new byte[] {1});
        applier.apply(new ChangeBatch(
                List.of(new ChangeBatch.Refused(t, key, refusal)), new TestPosition(5), Instant.now(), 1, 1));
        assertThat(row(7)).isNull();
        LedgerEntry entry = fixture.state.ledger(true, 0, 10).getFirst();
        assertThat(List.of(entry.keyText(), entry.column(), entry.rule(), entry.reason()))
                .containsExactly("7", "u", "REP-0101", "a zero date");

        update(7, "?", 0, 7, "u7", 70);
        assertThat(apply().divergences()).isZero();
        assertThat(open()).isEmpty();
        assertThat(row(7)).isEqualTo("(7,u7,70)");
    }

    @Test
    @Tag("H17")
    void shouldCureInTheSameBatchWhatTheBatchRefused() throws Exception {
        byte[] key = TestTable.key(t, 7);
        Refusal refusal = new Refusal(key, "u", "REP-0101", "a zero date", new byte[] {1});
        update(7, "?", 0, 7, "u7", 70);
        List<ChangeBatch.Segment> segments =
                List.of(new ChangeBatch.Refused(t, key, refusal), new ChangeBatch.Rows(Map.of(t.id(), log)));

        Applier.Applied applied = applier.apply(new ChangeBatch(segments, new TestPosition(5), Instant.now(), 1, 2));

        assertThat(applied.divergences()).isZero();
        assertThat(applied.ledgerOpened()).isEqualTo(1);
        assertThat(open()).isEmpty();
        assertThat(row(7)).isEqualTo("(7,u7,70)");
    }

    @Test
    @Tag("H2")
    void shouldBeConvergentAgainFromAnAddedChunkUntilItsWatermark() throws Exception {
        fixture.superuser.execute("UPDATE shop.t SET v = 99 WHERE id = 9");
        fixture.state.diverged(1, List.of(TestTable.key(t, 9), TestTable.key(t, 9)), "REP-0210", "differs");
        assertThat(open()).containsExactly("divergence 9 REP-0210");
        fixture.state.add(List.of(
                new Chunk(0, 1, Chunk.Mode.KEYS, KeyRange.ALL, List.of(TestTable.key(t, 9), TestTable.key(t, 19)))));
        assertThat(fixture.state.tables().getFirst().state()).isEqualTo(State.CONVERGING);

        fixture.load(100, new Object[] {9, "u9", 42});
        assertThat(open()).isEmpty();
        assertThat(row(9)).isEqualTo("(9,u9,42)");
        assertThat(row(19)).isNull();

        position = 90;
        update(9, "u9", 40, 9, "u9", 41);
        delete(19);
        insert(9_000, "z", 0);
        assertThat(apply().divergences()).isZero();
        position = 100;
        update(9, "u9", 41, 9, "u9", 42);
        assertThat(apply().converged()).containsExactly(1);
        assertThat(row(9)).isEqualTo("(9,u9,42)");
        delete(19);
        assertThat(apply().divergences()).isEqualTo(1);
    }

    @Test
    @Tag("H17")
    void shouldSettleOnlyEntriesThatNothingTouchedSince() throws Exception {
        fixture.state.diverged(1, List.of(TestTable.key(t, 9), TestTable.key(t, 19)), "REP-0211", "differs");
        List<LedgerEntry> read = fixture.state.ledger(true, 0, 100);
        fixture.superuser.execute("UPDATE godwit.ledger SET reason = 'differs again' WHERE key_text = '19'");

        fixture.state.settle(read);

        assertThat(open()).containsExactly("divergence 19 REP-0211");
    }

    @Test
    @Tag("H12")
    void shouldShowNothingOfAGiantTransactionBeforeItsEnd() throws Exception {
        insert(100, "a", 1);
        applier.applyPart(TargetFixture.batch(0, log));
        log = new ChangeLog(t);
        update(100, "a", 1, 100, "a", 2);
        delete(1);
        applier.applyPart(TargetFixture.batch(0, log));
        log = new ChangeLog(t);
        assertThat(row(100)).isNull();
        update(100, "a", 2, 100, "b", 3);
        assertThat(apply().divergences()).isZero();
        assertThat(row(100)).isEqualTo("(100,b,3)");
        assertThat(row(1)).isNull();

        insert(101, "c", 1);
        applier.applyPart(TargetFixture.batch(0, log));
        applier.close();
        assertThat(row(101)).isNull();
        applier = fixture.target.openApplier(fixture.state, "i2");
        assertThat(applier.checkpoint()).isEqualTo(new TestPosition(10));
    }

    /** Statistics come late: until then nothing else tells the server that the table is no longer as it was. */
    @Test
    void shouldNotApplyByThePlanOfATableThatWasSmall() throws Exception {
        close();
        rows(false); // setting session_replication_role makes a session forget its plans
        fixture.superuser.execute(
                "TRUNCATE shop.t", "ANALYZE shop.t", "ALTER TABLE shop.t SET (autovacuum_enabled = off)");
        insert(0, null, 0);
        apply();
        for (int id = 1; id <= 12; id++) {
            insert(id, null, 0);
            log.delete(TestTable.row(t, id - 1, null, 0));
            apply();
        }
        for (int id = 100; id < 20_000; id++) {
            insert(id, null, 0);
        }
        apply();
        for (int id = 100; id < 2_100; id++) {
            log.delete(TestTable.row(t, id, null, 0));
        }

        assertThat(apply().divergences()).isZero();

        // a session tells its figures when it ends a transaction, once a second at the most
        await().pollInterval(Duration.ofSeconds(1)).until(() -> {
            apply();
            return figure("n_tup_del", "t") == 2_012;
        });
        assertThat(figure("seq_tup_read", "t")).as("rows read without an index").isLessThan(10_000);
        assertThat(fixture.superuser.query("SELECT count(*) FROM shop.t").getFirst())
                .isEqualTo("17901");
    }

    /** As after a queue was emptied and looked at by autovacuum. */
    @Test
    void shouldLookUpATableOfWhichTheServerBelievesThatItIsEmpty() throws Exception {
        fixture.superuser.execute(
                "ALTER TABLE shop.t SET (autovacuum_enabled = off)",
                "INSERT INTO shop.t SELECT i, 'v' || i % 10000, 0 FROM generate_series(100, 9999) i",
                "UPDATE pg_class SET reltuples = 0, relpages = 1000 WHERE relnamespace = 'shop'::regnamespace");
        for (int id = 100; id < 1_100; id++) {
            log.delete(TestTable.row(t, id, "v" + id, 0));
            update(id + 2_000, "v" + (id + 2_000), 0, id + 2_000, "v" + (id + 2_000), 1);
        }

        assertThat(apply().divergences()).isZero();

        await().pollInterval(Duration.ofSeconds(1)).until(() -> {
            apply();
            return figure("n_tup_del", "t") == 1_000;
        });
        assertThat(figure("seq_tup_read", "godwit_stage_1")).isBetween(1_000L, 100_000L);
    }

    private long figure(String column, String table) throws Exception {
        String sql = "SELECT coalesce(sum(" + column + "), 0) FROM pg_stat_user_tables WHERE relname = '" + table + "'";
        return Long.parseLong(fixture.superuser.query(sql).getFirst());
    }

    @Test
    void shouldEmptyATruncatedTableAndCloseItsLedger() throws Exception {
        fixture.state.diverged(1, List.of(TestTable.key(t, 9)), "REP-0210", "differs");
        applier.apply(new ChangeBatch(List.of(new ChangeBatch.Truncate(t)), new TestPosition(5), Instant.now(), 1, 1));
        assertThat(fixture.rows(t)).isEmpty();
        assertThat(open()).isEmpty();
    }

    @Test
    @Tag("H17")
    void shouldApplyToATableWhoseNamesLookLikeFormats() throws Exception {
        TablePlan odd = TestTable.named(1, "100 %d ?")
                .column("%1$s", "integer")
                .nullable("%n%", "integer")
                .key(0)
                .plan();
        try (TargetFixture own = new TargetFixture(true, odd)) {
            own.create();
            own.loadNothing();
            own.superuser.execute(TestTable.primaryKey(odd));
            try (Applier mine = own.target.openApplier(own.state, "i1")) {
                ChangeLog changes = new ChangeLog(odd);
                changes.insert(TestTable.row(odd, 1, 1));
                changes.insert(TestTable.row(odd, 2, 1));
                mine.apply(TargetFixture.batch(10, changes));
                ChangeLog more = new ChangeLog(odd);
                more.delete(TestTable.row(odd, 1, 1));
                more.update(TestTable.row(odd, 2, 1), TestTable.row(odd, 2, 2));
                assertThat(mine.apply(TargetFixture.batch(11, more)).divergences())
                        .isZero();
            }
            assertThat(own.rows(odd)).containsExactly("(2,2)");
        }
    }

    @Test
    void shouldPassByAStoppedTable() throws Exception {
        fixture.state.stop(1, "REP-0007", "by test");
        delete(1);
        assertThat(apply().rows()).isZero();
        assertThat(row(1)).isEqualTo("(1,u1,0)");
        assertThat(fixture.state.tables().getFirst().state()).isEqualTo(State.STOPPED);
        assertThat(fixture.state.tables().getFirst().problem()).contains("REP-0007");
    }
}
