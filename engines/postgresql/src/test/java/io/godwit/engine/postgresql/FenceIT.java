package io.godwit.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.EngineException;
import io.godwit.engine.change.ChangeLog;
import io.godwit.engine.chunk.Chunk;
import io.godwit.engine.chunk.KeyRange;
import io.godwit.engine.plan.TablePlan;
import io.godwit.engine.target.Applier;
import io.godwit.engine.target.TaskState.Decision;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commit of a chunk, commit of a batch, take-over: a worker is stopped in each gap of each, its successor goes on, the woken one
 * changes nothing (H15). Inside a call a trigger holds the server at a table until the test lets it go.
 */
@Tag("H15")
class FenceIT {
    private final TablePlan t = TestTable.named(1, "t")
            .column("id", "integer")
            .column("by", "text")
            .key(0)
            .plan();
    private final TablePlan other =
            TestTable.named(2, "o").column("id", "integer").key(0).plan();

    private TargetFixture fixture;
    private WorkerProcess old;

    @BeforeEach
    void start() throws Exception {
        fixture = new TargetFixture(true, t, other);
        fixture.create(List.of(
                new Chunk(0, 1, Chunk.Mode.LOAD, KeyRange.ALL, List.of()),
                new Chunk(1, 2, Chunk.Mode.LOAD, KeyRange.ALL, List.of())));
        fixture.superuser.execute(
                "CREATE FUNCTION public.hold() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN PERFORM pg_advisory_xact_lock_shared(77); RETURN new; END'");
        old = new WorkerProcess(fixture, "old");
    }

    @AfterEach
    void end() {
        old.close();
        fixture.close();
    }

    /** Whoever writes into this table waits at {@code time} of its statement while the lock is held. */
    private void gate(String table, String event) throws Exception {
        fixture.superuser.execute(
                "CREATE TRIGGER hold " + event + " ON " + table + " FOR EACH ROW EXECUTE FUNCTION public.hold()",
                "ALTER TABLE " + table + " ENABLE ALWAYS TRIGGER hold");
    }

    private void open(String table) throws Exception {
        fixture.superuser.execute("DROP TRIGGER hold ON " + table);
    }

    private void awaitHeld() {
        await().until(() -> fixture.superuser
                .query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 77 AND NOT granted")
                .getFirst()
                .equals("1"));
    }

    private void awaitExpired() {
        await().until(() -> fixture.superuser
                .query("SELECT count(*) FROM godwit.chunk_plan WHERE leased_until > clock_timestamp()")
                .getFirst()
                .equals("0"));
    }

    private List<String> by() throws Exception {
        return fixture.superuser.query("SELECT by FROM shop.t ORDER BY id");
    }

    private void successorLoads() throws Exception {
        awaitExpired();
        try (WorkerProcess successor = new WorkerProcess(fixture, "new")) {
            for (String step : List.of("lease", "begin", "rows", "commit")) {
                assertThat(successor.run(step)).isEqualTo("done");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldLoadAChunkOnceWhenAWorkerIsStoppedPastItsLeaseAndWoken(int steps) throws Exception {
        List<String> all = List.of("lease", "begin", "rows", "commit");
        for (String step : all.subList(0, steps)) {
            assertThat(old.run(step)).isEqualTo("done");
        }
        old.stop();
        successorLoads();
        old.wake();

        for (String step : all.subList(steps, all.size())) {
            assertThat(old.run(step)).isEqualTo("done");
        }
        assertThat(by()).containsExactly("new", "new");
        assertThat(fixture.state.tables().getFirst().chunksDone()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldChangeNothingWhenWokenAfterAReset(int steps) throws Exception {
        List<String> all = List.of("lease", "begin", "rows", "commit");
        for (String step : all.subList(0, steps)) {
            assertThat(old.run(step)).isEqualTo("done");
        }
        resetWhileStopped();

        String answer = "done";
        for (int i = steps; i < all.size() && answer.equals("done"); i++) {
            answer = old.run(all.get(i));
        }
        assertThat(answer).isIn("FENCED", "UNREACHABLE");
        assertThat(by()).containsExactly("new", "new");
    }

    @ParameterizedTest
    @CsvSource({
        "shop.t,BEFORE INSERT",
        "godwit.chunk_plan,BEFORE DELETE",
        "godwit.chunk,BEFORE INSERT",
        "godwit.chunk,AFTER INSERT"
    })
    void shouldChangeNothingWhenResetInsideACommit(String table, String event) throws Exception {
        for (String step : List.of("lease", "begin", "rows")) {
            if (!step.equals("rows") || !table.equals("shop.t")) {
                assertThat(old.run(step)).isEqualTo("done");
            }
        }
        if (event.contains("DELETE")) {
            fixture.superuser.execute("CREATE OR REPLACE FUNCTION public.hold() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN PERFORM pg_advisory_xact_lock_shared(77); RETURN old; END'");
        }
        gate(table, event);
        CompletableFuture<String> committing;
        try (Connection held = fixture.superuser.connect();
                Statement lock = held.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(77)");
            if (table.equals("shop.t")) {
                assertThat(old.run("rows")).isEqualTo("done");
            }
            committing = old.start("commit");
            awaitHeld();
            old.stop();
        }
        awaitExpired();
        fixture.state.reload(1, List.of(new Chunk(0, 1, Chunk.Mode.LOAD, KeyRange.ALL, List.of())), true);
        open(table);
        successorLoads();
        old.wake();

        assertThat(committing.join()).isIn("FENCED", "UNREACHABLE");
        assertThat(by()).containsExactly("new", "new");
    }

    private void resetWhileStopped() throws Exception {
        old.stop();
        awaitExpired();
        fixture.state.reload(1, List.of(new Chunk(0, 1, Chunk.Mode.LOAD, KeyRange.ALL, List.of())), true);
        successorLoads();
        old.wake();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "part"})
    void shouldCommitNoBatchWhenReplacedWhileStopped(String last) throws Exception {
        fixture.loadNothing();
        assertThat(old.run("open")).isEqualTo("done");
        if (last.equals("part")) {
            assertThat(old.run("part")).isEqualTo("done");
        }
        old.stop();
        try (WorkerProcess successor = new WorkerProcess(fixture, "new")) {
            assertThat(successor.run("open")).isEqualTo("done");
            assertThat(successor.run("apply")).isEqualTo("done");
            old.wake();
            assertThat(old.run("apply")).isIn("FENCED", "UNREACHABLE");
        }
        assertThat(by()).containsExactly("new");
    }

    @ParameterizedTest
    @CsvSource({
        "godwit.applier,BEFORE UPDATE",
        "godwit.applier,AFTER UPDATE",
        "shop.t,BEFORE INSERT",
        "shop.t,AFTER INSERT",
        "godwit.applied,BEFORE INSERT"
    })
    void shouldCommitNoBatchWhenReplacedInsideItsCommit(String table, String event) throws Exception {
        fixture.loadNothing();
        assertThat(old.run("open")).isEqualTo("done");
        gate(table, event);
        CompletableFuture<String> applying;
        try (Connection held = fixture.superuser.connect();
                Statement lock = held.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(77)");
            applying = old.start("apply");
            awaitHeld();
            old.stop();
            open(table, held);
        }
        try (WorkerProcess successor = new WorkerProcess(fixture, "new")) {
            assertThat(successor.run("open")).isEqualTo("done");
            assertThat(successor.run("apply")).isEqualTo("done");
            old.wake();
            assertThat(applying.join()).isIn("FENCED", "UNREACHABLE");
        }
        assertThat(by()).containsExactly("new");
    }

    /** The trigger goes with its statement still in it: later statements pass. */
    private void open(String table, Connection held) throws Exception {
        // dropping waits for the transaction that holds the table: the lock goes first
        try (Statement statement = held.createStatement()) {
            statement.execute("CREATE OR REPLACE FUNCTION public.hold() RETURNS trigger LANGUAGE plpgsql AS"
                    + " 'BEGIN RETURN new; END'");
        }
    }

    @Test
    void shouldLetOnlyTheLastOneApplyWhenATakeOverIsStoppedInItself() throws Exception {
        fixture.loadNothing();
        gate("godwit.applier", "BEFORE UPDATE");
        CompletableFuture<String> opening;
        try (Connection held = fixture.superuser.connect();
                Statement lock = held.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(77)");
            opening = old.start("open");
            awaitHeld();
            old.stop();
            open("godwit.applier", held);
        }
        try (WorkerProcess successor = new WorkerProcess(fixture, "new")) {
            assertThat(successor.run("open")).isEqualTo("done");
            assertThat(successor.run("apply")).isEqualTo("done");
            old.wake();
            if (opening.join().equals("done")) {
                assertThat(old.run("apply")).isIn("FENCED", "UNREACHABLE");
            }
        }
        assertThat(by()).containsExactly("new");
    }

    @Test
    void shouldLetLoadersAndApplierPassEachOther() throws Exception {
        assertThat(old.run("lease")).isEqualTo("done");
        assertThat(old.run("begin")).isEqualTo("done");
        assertThat(old.run("rows")).isEqualTo("done");
        fixture.loadNothing();
        try (Applier applier = fixture.target.openApplier(fixture.state, "new")) {
            ChangeLog log = new ChangeLog(other);
            log.insert(TestTable.row(other, 1));
            assertThat(applier.apply(TargetFixture.batch(5, log)).rows()).isEqualTo(1);
            applier.applyPart(TargetFixture.batch(5, deleted()));
            assertThat(old.run("commit")).isEqualTo("done");
            fixture.state.reload(1, List.of(new Chunk(0, 1, Chunk.Mode.LOAD, KeyRange.ALL, List.of())), true);
            assertThat(fixture.load(5, new Object[] {7, "x"}).rows()).isEqualTo(1);
            applier.apply(TargetFixture.batch(6));
        }
        assertThat(fixture.rows(other)).isEmpty();
    }

    private ChangeLog deleted() {
        ChangeLog log = new ChangeLog(other);
        log.delete(TestTable.row(other, 1));
        return log;
    }

    @Test
    void shouldRefuseAReadThatTheStreamHasPassed() throws Exception {
        fixture.loadNothing();
        try (Applier applier = fixture.target.openApplier(fixture.state, "new")) {
            applier.apply(TargetFixture.batch(50));
            fixture.state.add(List.of(new Chunk(0, 1, Chunk.Mode.KEYS, KeyRange.ALL, List.of(TestTable.key(t, 1)))));
            assertThatThrownBy(() -> fixture.load(49, new Object[] {1, "stale"}))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.TRANSIENT));
            assertThat(by()).isEmpty();
        }
    }

    @Test
    @Tag("H24")
    void shouldDecideACutOverOnceAndOnlyForTheApplier() throws Exception {
        fixture.loadNothing();
        UUID cutover = UUID.randomUUID();
        try (Applier first = fixture.target.openApplier(fixture.state, "a")) {
            assertThat(fixture.state.decision(cutover)).isEmpty();
            try (Applier second = fixture.target.openApplier(fixture.state, "b")) {
                assertThatThrownBy(() -> fixture.state.decide(cutover, Decision.OPEN, first.epoch()))
                        .isInstanceOfSatisfying(
                                EngineException.class,
                                e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.FENCED));
                assertThat(fixture.state.decide(cutover, Decision.THAW, second.epoch()))
                        .isTrue();
                assertThat(fixture.state.decide(cutover, Decision.OPEN, second.epoch()))
                        .isFalse();
                assertThat(fixture.state.decide(cutover, Decision.THAW, second.epoch()))
                        .isTrue();
                assertThat(fixture.state.decision(cutover)).contains(Decision.THAW);
            }
        }
    }
}
