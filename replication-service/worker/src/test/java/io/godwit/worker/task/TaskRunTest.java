package io.godwit.worker.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.DesiredState.Intent;
import io.godwit.platform.task.WorkerReport.TableReport;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.fake.FakeTarget;
import io.godwit.worker.fake.Rows;
import io.godwit.worker.fake.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole road between fakes, with a writer that does not stop. */
class TaskRunTest {
    private final TablePlan account = Rows.table(0, "account");
    private final TablePlan log = Rows.keyless(1, "log");
    private final TablePlan child = Rows.table(
            2,
            "child",
            new ForeignKey(
                    "fk", List.of("value"), new TableName("shop", "account"), List.of("id"), "CASCADE", "CASCADE"));
    private final World world = new World(account, log, child);
    private final CountDownLatch written = new CountDownLatch(1);

    @AfterEach
    void stop() {
        written.countDown();
        world.close();
    }

    @Test
    void shouldLoadWhileTheApplicationWritesAndCutOver() throws Exception {
        fill();
        write(1);
        CompletableFuture<Integer> worker = world.start(Optional.empty());
        world.awaitCondition(Type.READY_FOR_CUTOVER);

        world.control.order(new Command.Cutover());

        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        assertThat(world.source.frozen()).isTrue();
        assertEqual();
        assertThat(world.target.divergences).isZero();
        assertThat(world.control.steps()).extracting(CutoverStep::state).containsOnly(CutoverStep.State.DONE);
        assertThat(world.control.steps()).extracting(CutoverStep::name).endsWith("open", "done");
        assertThat(world.target.state().executed())
                .containsExactlyInAnyOrder("table", "key", "unique", "trigger", "identity");
    }

    @Test
    void shouldGoOnAfterConnectionsBreakAnywhere() throws Exception {
        fill();
        write(2);
        var random = new Random(3);
        java.util.function.Consumer<String> fault = place -> {
            if (random.nextInt(40) == 0 && written.getCount() > 0) {
                throw new io.godwit.engine.EngineException(
                        io.godwit.engine.EngineException.Kind.UNREACHABLE, "The connection broke: " + place, "");
            }
        };
        world.source.fault = fault;
        world.target.fault = fault;
        CompletableFuture<Integer> worker = world.start(Optional.empty());
        world.awaitCondition(Type.CONVERGED);
        world.source.fault = place -> {};
        world.target.fault = place -> {};
        world.awaitCondition(Type.READY_FOR_CUTOVER);

        world.control.order(new Command.Cutover());

        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        assertEqual();
        assertThat(world.target.divergences).isZero();
    }

    @Test
    @Tag("H15")
    void shouldStopWhenAnotherWorkerTakesOver() throws Exception {
        fill();
        CompletableFuture<Integer> first = world.start(Optional.empty());
        world.awaitCondition(Type.CONVERGED);

        world.start(Optional.empty());
        write(4);

        assertThat(first.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_STOPPED);
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        written.countDown();
        await().until(() -> world.equal(account) && world.equal(log) && world.equal(child));
    }

    @Test
    @Tag("H23")
    void shouldNameWhatDiffersAndRepairItWithoutStopping() {
        fill();
        write(5);
        world.start(Optional.empty());
        world.awaitCondition(Type.VERIFIED);
        world.target.put(account, Rows.row(100, "planted"));
        world.target.remove(account, 101);
        world.target.put(account, Rows.row(1_000_000, "planted"));

        world.awaitOrder(new Command.Verify());

        assertThat(table("account").compared()).isEqualTo("differs");
        assertThat(table("account").differing()).isEqualTo(3);
        assertThat(world.target.state().ledger(true, 0, 10).stream().map(entry -> Rows.id(entry.key())))
                .containsExactlyInAnyOrder(100L, 101L, 1_000_000L);
        world.await(
                "finding",
                report -> report.findings().stream()
                        .anyMatch(finding -> finding.problem().code().equals("REP-0211") && finding.count() == 3));

        assertThat(world.awaitOrder(new Command.RepairTable("account")).refusal())
                .isEmpty();
        assertThat(table("account").compared()).isEqualTo("equal");
        world.awaitCondition(Type.READY_FOR_CUTOVER);
    }

    @Test
    @Tag("H6")
    void shouldReloadATableWithoutAKeyWhileTheApplicationWrites() {
        fill();
        write(6);
        world.start(Optional.empty());
        world.awaitCondition(Type.VERIFIED);
        world.target.put(log, Rows.row(3, "planted"));

        world.awaitOrder(new Command.Verify());
        assertThat(table("log").compared()).isEqualTo("differs");

        assertThat(world.awaitOrder(new Command.ReloadTable("log")).refusal()).isEmpty();
        assertThat(world.awaitOrder(new Command.ReloadTable("account")).refusal())
                .isEmpty();
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        written.countDown();
        await().until(() -> world.equal(account) && world.equal(log) && world.equal(child));
        assertThat(world.target.divergences).isZero();
    }

    @Test
    @Tag("H24")
    void shouldThawWhenSomebodyStillWrites() {
        world.freeze("by-godwit", 15);
        fill();
        write(7);
        CompletableFuture<Integer> worker = world.start(Optional.empty());
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        world.source.openings = List.of("session 7 of root@localhost");

        var result = world.awaitOrder(new Command.Cutover());

        assertThat(result.refusal().orElseThrow().code()).isEqualTo("REP-0031");
        assertThat(world.source.frozen()).isFalse();
        assertThat(worker).isNotDone();
        assertThat(world.control.steps()).extracting(CutoverStep::state).contains(CutoverStep.State.COMPENSATED);
        world.source.openings = List.of();
        world.awaitCondition(Type.READY_FOR_CUTOVER);
    }

    @Test
    @Tag("H24")
    void shouldThawWhenTheTimeIsOverAlthoughItsOwnThreadHangs() throws Exception {
        world.freeze("by-godwit", 5);
        fill();
        world.start(Optional.empty());
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        var release = new CompletableFuture<Void>();
        world.control.onStep = step -> {
            if (step.name().equals("triggers")) {
                release.join();
            }
        };
        UUID order = world.control.order(new Command.Cutover());

        await().until(() -> world.source.frozen());
        await().until(() -> !world.source.frozen());
        release.complete(null);

        await().until(() -> world.control.result(order).isPresent());
        assertThat(world.control.result(order).orElseThrow().refusal()).isPresent();
        assertThat(world.target.state().decision(order).orElseThrow().name()).isEqualTo("THAW");
    }

    @Test
    @Tag("H24")
    void shouldThawWhenTheSourceWasRestartedAndForgotThatItIsFrozen() {
        fill();
        world.start(Optional.empty());
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        world.control.onStep = step -> {
            if (step.name().equals("open")) {
                world.source.openings = List.of("the switch is off");
            }
        };

        var result = world.awaitOrder(new Command.Cutover());

        assertThat(result.refusal().orElseThrow().detail()).contains("the switch is off");
        assertThat(world.source.frozen()).isFalse();
    }

    @Test
    @Tag("H24")
    void shouldSettleACutoverWhoseWorkerDied() throws Exception {
        fill();
        world.start(Optional.empty());
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        var drains = new CompletableFuture<Void>();
        var dead = new CompletableFuture<Void>();
        world.control.onStep = step -> {
            if (step.name().equals("drain")) {
                drains.complete(null);
                dead.join();
            }
        };
        UUID cutover = world.control.order(new Command.Cutover());
        drains.get(2, TimeUnit.MINUTES);
        assertThat(world.source.frozen()).isTrue();
        world.control.onStep = step -> {};

        world.start(Optional.of(cutover));

        await().until(() -> !world.source.frozen());
        dead.complete(null);
        assertThat(world.target.state().decision(cutover).orElseThrow().name()).isEqualTo("THAW");
    }

    @Test
    @Tag("H24")
    void shouldFinishWhenTheAnswerOfTheOpeningWasLost() throws Exception {
        fill();
        CompletableFuture<Integer> worker = world.start(Optional.empty());
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        FakeTarget target = world.target;
        var once = new AtomicBoolean(true);
        target.fault = place -> {
            if (place.equals("decided OPEN") && once.getAndSet(false)) {
                throw new io.godwit.engine.EngineException(
                        io.godwit.engine.EngineException.Kind.UNREACHABLE, "The answer was lost.", "");
            }
        };

        world.control.order(new Command.Cutover());

        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        assertThat(once).isFalse();
        assertThat(world.source.frozen()).isTrue();
    }

    @Test
    void shouldWaitForAPersonWhereThePersonFreezes() throws Exception {
        world.freeze("by-operator", 60);
        fill();
        CompletableFuture<Integer> worker = world.start(Optional.empty());
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        world.control.order(new Command.Cutover());
        await().until(() -> world.control.steps().stream().anyMatch(step -> step.state() == CutoverStep.State.WAITING));

        world.source.freezeByHand();
        world.control.order(new Command.Confirm());

        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
    }

    @Test
    void shouldPauseAndGoOn() {
        fill();
        world.start(Optional.empty());
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        world.control.intent(Intent.PAUSE);
        world.source.commit(tx -> tx.insert(account, 500, "before"));
        await().until(this::pausedSeen);
        world.source.commit(tx -> tx.insert(account, 501, "while paused"));
        await().during(Duration.ofMillis(300)).until(() -> !world.equal(account));

        world.control.intent(Intent.RUN);
        await().until(() -> world.equal(account));
    }

    private boolean pausedSeen() {
        return world.control.last().orElseThrow().conditions().stream()
                .anyMatch(one -> one.type() == Type.PAUSED
                        && one.status() == io.godwit.platform.migration.Condition.Status.TRUE);
    }

    @Test
    void shouldStopWhenTold() throws Exception {
        fill();
        CompletableFuture<Integer> worker = world.start(Optional.empty());
        world.awaitCondition(Type.CONVERGED);

        world.control.intent(Intent.STOP);

        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_STOPPED);
    }

    @Test
    void shouldLeaveTheRoadToCancel() throws Exception {
        fill();
        CompletableFuture<Integer> worker = world.start(Optional.empty());
        world.awaitCondition(Type.CONVERGED);

        assertThat(world.awaitOrder(new Command.Cancel()).refusal()).isEmpty();

        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        assertThat(world.control.last().orElseThrow().phase()).isEqualTo(io.godwit.platform.migration.Phase.CANCELLED);
    }

    private TableReport table(String name) {
        return world.control.last().orElseThrow().tables().stream()
                .filter(table -> table.source().equals("shop." + name))
                .findFirst()
                .orElseThrow();
    }

    private void assertEqual() {
        assertThat(world.equal(account)).isTrue();
        assertThat(world.equal(log)).isTrue();
        assertThat(world.equal(child)).isTrue();
    }

    private void fill() {
        world.source.commit(tx -> {
            for (int id = 0; id < 200; id++) {
                tx.insert(account, id, "first");
                tx.insert(log, id % 20, "same");
                tx.insert(child, id, Integer.toString(id % 50));
            }
        });
    }

    /** An application that inserts, updates, deletes, and deletes parents whose children go without a word. */
    private void write(long seed) {
        var random = new Random(seed);
        Thread.ofPlatform().daemon().name("writer").start(() -> {
            long next = 10_000;
            do {
                long id = random.nextInt(250);
                long fresh = next++;
                world.source.commit(tx -> {
                    switch (random.nextInt(6)) {
                        case 0 -> tx.insert(account, fresh, "new");
                        case 1 -> tx.update(account, 120 + id % 60, "changed " + fresh);
                        case 2 -> tx.insert(log, id % 20, "same");
                        case 3 -> tx.delete(log, id % 20);
                        case 4 -> tx.insert(child, fresh, Long.toString(150 + id % 50));
                        default -> {
                            long parent = 150 + id % 50;
                            if (tx.delete(account, parent)) {
                                cascade(tx, parent);
                            }
                            tx.insert(account, parent, "again");
                            tx.insert(child, fresh, Long.toString(parent));
                        }
                    }
                });
            } while (!ended(Duration.ofMillis(1)));
        });
    }

    private boolean ended(Duration pace) {
        try {
            return written.await(pace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void cascade(io.godwit.worker.fake.FakeSource.Transaction tx, long parent) {
        for (byte[] row : world.source.rows(child)) {
            if (java.util.Arrays.equals(row, Rows.row(Rows.id(row), Long.toString(parent)))) {
                tx.vanish(child, Rows.id(row));
            }
        }
    }
}
