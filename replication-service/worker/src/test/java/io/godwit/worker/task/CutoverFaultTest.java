package io.godwit.worker.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.catalog.Catalog.ForeignKey;
import io.godwit.engine.catalog.TableName;
import io.godwit.engine.plan.TablePlan;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.Condition;
import io.godwit.platform.migration.Condition.Type;
import io.godwit.platform.task.CutoverStep;
import io.godwit.platform.task.DesiredState.Intent;
import io.godwit.platform.task.PlannedStep;
import io.godwit.platform.task.WorkerSpec;
import io.godwit.worker.fake.Rows;
import io.godwit.worker.fake.World;
import io.godwit.worker.report.Traces;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cut-over whose steps fail: the source writes again, the target stays closed, and the next attempt succeeds. */
class CutoverFaultTest {
    private final TablePlan account = Rows.table(0, "account");
    private final World world = new World(account);

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @Tag("H24")
    @ValueSource(
            strings = {"freeze", "prove frozen", "read position", "drain", "compare", "triggers", "identity", "open"})
    void shouldThawTheSourceWhenAStepFails(String failing) throws Exception {
        CompletableFuture<Integer> worker = ready();
        at(failing, () -> {
            throw new EngineException(Kind.UNREACHABLE, "The connection broke at " + failing, "");
        });

        world.control.order(new Command.Cutover());

        await().until(() ->
                world.control.steps().stream().anyMatch(step -> step.state() == CutoverStep.State.COMPENSATED));
        assertThat(world.source.frozen()).isFalse();
        await().until(() -> !world.control.standing().contains(Traces.SOURCE_FROZEN));
        assertThat(world.control.steps()).extracting(CutoverStep::state).contains(CutoverStep.State.FAILED);
        assertThat(worker).isNotDone();
        world.source.commit(tx -> tx.insert(account, 900, "the application goes on"));
        await().until(() -> world.equal(account));

        world.awaitCondition(Type.READY_FOR_CUTOVER);
        world.control.order(new Command.Cutover());
        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        assertThat(world.source.frozen()).isTrue();
    }

    @Test
    @Tag("H24")
    void shouldSetTheGeneratorsAgainAfterACutoverThatWasUndone() throws Exception {
        CompletableFuture<Integer> worker = ready();
        at("open", () -> world.source.openings = List.of("somebody writes"));
        assertThat(world.awaitOrder(new Command.Cutover()).refusal()).isPresent();
        world.source.openings = List.of();
        world.awaitCondition(Type.READY_FOR_CUTOVER);

        world.control.order(new Command.Cutover());

        assertThat(worker.get(30, TimeUnit.SECONDS)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        assertThat(world.target.state().executed())
                .filteredOn("identity"::equals)
                .hasSize(2);
    }

    /** Where the target lacks session_replication_role, changes fire what the first attempt made. */
    @Test
    @Tag("H1")
    void shouldReadAllTablesWholeAfterAnUndoneCutoverMadeTriggers() {
        ready();
        world.target.state().unfired = false;
        at("open", () -> world.source.openings = List.of("somebody writes"));
        assertThat(world.awaitOrder(new Command.Cutover()).refusal()).isPresent();
        world.source.openings = List.of();
        world.target.put(account, Rows.row(1, "as if a trigger had written"));
        world.awaitCondition(Type.READY_FOR_CUTOVER);

        assertThat(world.awaitOrder(new Command.Cutover()).refusal()).isPresent();

        assertThat(world.source.frozen()).isFalse();
    }

    @Test
    @Tag("H24")
    void shouldOpenWithoutATriggerThatCannotBeMadeOnceThatIsAccepted() throws Exception {
        CompletableFuture<Integer> worker = ready();
        world.target.state().refusedStatements = Set.of("trigger");
        assertThat(world.awaitOrder(new Command.Cutover()).refusal()).isPresent();
        UUID refused = world.control.last().orElseThrow().findings().stream()
                .filter(finding -> finding.problem().code().equals("REP-0023"))
                .findFirst()
                .orElseThrow()
                .id();
        world.awaitOrder(new Command.AcceptFinding(refused, "made by hand"));
        world.awaitCondition(Type.READY_FOR_CUTOVER);

        world.control.order(new Command.Cutover());

        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
    }

    @Test
    @Tag("H24")
    void shouldRefuseWithoutTheRightToFreezeAndGoOn() throws Exception {
        CompletableFuture<Integer> worker = ready();
        world.source.mayFreeze = false;

        assertThat(world.awaitOrder(new Command.Cutover()).refusal())
                .hasValueSatisfying(problem -> assertThat(problem.detail()).contains("give it the right"));

        assertThat(worker).isNotDone();
        world.source.mayFreeze = true;
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        world.control.order(new Command.Cutover());
        assertThat(worker.get(30, TimeUnit.SECONDS)).isEqualTo(WorkerSpec.EXIT_FINISHED);
    }

    /** Who froze it, a person or what moves its writes to another server, has reasons. */
    @Test
    @Tag("H24")
    void shouldLeaveASourceFrozenThatItDidNotFreeze() {
        ready();
        world.source.unlogged = Set.of(account.source());
        world.target.put(account, Rows.row(1, "as if the source's row were another"));
        world.source.freezeByHand();

        assertThat(world.awaitOrder(new Command.Cutover()).refusal()).isPresent();

        assertThat(world.source.frozen()).isTrue();
    }

    @Test
    @Tag("H10")
    void shouldNotOpenWhereATableStoppedMeanwhile() {
        ready();
        at("freeze", () -> world.source.commit(tx -> tx.alter(account)));

        assertThat(world.awaitOrder(new Command.Cutover()).refusal()).isPresent();

        assertThat(world.source.frozen()).isFalse();
    }

    /** Nothing compares what was noted of it before it stopped. */
    @Test
    @Tag("H10")
    void shouldOpenWithoutAChangedTableThatStoppedOnceThatIsAccepted() throws Exception {
        TablePlan other = Rows.table(1, "other");
        try (World both = new World(account, other)) {
            CompletableFuture<Integer> worker = both.start(Optional.empty());
            both.awaitCondition(Type.READY_FOR_CUTOVER);
            both.source.commit(tx -> tx.insert(other, 1, "noted"));
            await().until(() -> both.equal(other));
            both.source.commit(tx -> tx.alter(other));
            both.await("the table stops", report -> !report.findings().isEmpty());
            UUID stopped =
                    both.control.last().orElseThrow().findings().getFirst().id();
            both.awaitOrder(new Command.AcceptFinding(stopped, "no longer wanted"));
            both.awaitCondition(Type.READY_FOR_CUTOVER);

            both.control.order(new Command.Cutover());

            assertThat(worker.get(1, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        }
    }

    @Test
    @Tag("H24")
    void shouldNotOpenWhereSomebodyWroteInSpiteOfTheFreeze() {
        ready();
        at("open", () -> world.source.write(tx -> tx.insert(account, 901, "behind the comparison")));

        assertThat(world.awaitOrder(new Command.Cutover()).refusal())
                .hasValueSatisfying(problem -> assertThat(problem.detail()).contains("although it was frozen"));

        assertThat(world.source.frozen()).isFalse();
    }

    /** Once, when the step of this name begins. */
    private void at(String name, Runnable action) {
        var once = new AtomicBoolean(true);
        world.control.onStep = step -> {
            if (step.name().equals(name) && step.state() == CutoverStep.State.RUNNING && once.getAndSet(false)) {
                action.run();
            }
        };
    }

    @Test
    @Tag("H24")
    void shouldSayThatItWasToldToStopInTheMiddle() throws Exception {
        CompletableFuture<Integer> worker = ready();
        world.control.onStep = step -> {
            if (step.name().equals("drain")) {
                world.control.intent(Intent.STOP);
                // the second report begins when the answer to the first was heard
                for (int reports = 0; reports < 2; reports++) {
                    var before = world.control.last().orElseThrow();
                    world.await("another report", report -> report != before);
                }
            }
        };

        world.control.order(new Command.Cutover());

        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_STOPPED);
        assertThat(world.source.frozen()).isFalse();
        assertThat(world.control.steps())
                .filteredOn(step -> step.state() == CutoverStep.State.FAILED)
                .extracting(CutoverStep::detail)
                .containsExactly("Meanwhile control told this worker to stop.");
    }

    /** No event of the log tells of such a change. */
    @Test
    @Tag("H1")
    void shouldReadTablesWholeToWhichAParentThatStaysCascades() {
        TablePlan child = Rows.table(
                0,
                "child",
                new ForeignKey(
                        "fk", List.of("value"), new TableName("shop", "stays"), List.of("id"), "SET NULL", "CASCADE"));
        try (World cascading = new World(child)) {
            cascading.source.commit(tx -> tx.insert(child, 1, "7"));
            cascading.start(Optional.empty());
            cascading.awaitCondition(Type.READY_FOR_CUTOVER);
            cascading.target.put(child, Rows.row(1, "as if the source's parent had gone"));

            assertThat(cascading.awaitOrder(new Command.Cutover()).refusal()).isPresent();

            assertThat(cascading.source.frozen()).isFalse();
        }
    }

    @Test
    @Tag("H23")
    void shouldReadTablesWholeWhoseChangesAreNotLogged() throws Exception {
        ready();
        world.source.unlogged = Set.of(account.source());
        world.target.put(account, Rows.row(1, "as if the source's row were another"));

        assertThat(world.awaitOrder(new Command.Cutover()).refusal()).isPresent();

        assertThat(world.source.frozen()).isFalse();
    }

    @Test
    @Tag("H21")
    void shouldRegisterBeforeAnythingIsMade() throws Exception {
        var frozenBefore = new AtomicBoolean();
        world.control.onTrace = trace -> {
            if (trace.id().equals(Traces.SOURCE_FROZEN) && trace.goneAt().isEmpty()) {
                frozenBefore.compareAndSet(false, world.source.frozen());
            }
        };
        CompletableFuture<Integer> worker = ready();
        assertThat(world.control.standing()).containsExactly(Traces.TARGET_SCHEMA, Traces.SOURCE_LOG);

        world.control.order(new Command.Cutover());

        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_FINISHED);
        assertThat(frozenBefore).isFalse();
        assertThat(world.control.standing()).contains(Traces.SOURCE_FROZEN);
    }

    @Test
    @Tag("H21")
    void shouldMakeNothingBeforeControlKnows() throws Exception {
        world.source.commit(tx -> tx.insert(account, 1, "first"));
        world.control.takesTraces = false;
        world.start(Optional.empty());
        world.await("a report", report -> true);
        assertThat(world.control.standing()).isEmpty();
        assertThat(world.target.installed).isFalse();

        world.control.takesTraces = true;

        world.awaitCondition(Type.READY_FOR_CUTOVER);
    }

    /** Not only its reports tell a worker that control has another one by now. */
    @Test
    @Tag("H15")
    void shouldStopWhenReplacedWhileItTellsThePlan() throws Exception {
        world.control.onRehearsal = () -> {
            throw Ended.replaced();
        };

        CompletableFuture<Integer> worker = ready();

        assertThat(worker.get(2, TimeUnit.MINUTES)).isEqualTo(WorkerSpec.EXIT_STOPPED);
    }

    @Test
    void shouldTellThePlanAsItWouldBeDone() {
        ready();

        await().until(() -> !world.control.rehearsal().isEmpty());

        assertThat(world.control.rehearsal())
                .extracting(PlannedStep::name)
                .containsExactly(
                        "check",
                        "freeze",
                        "prove frozen",
                        "read position",
                        "drain",
                        "compare",
                        "triggers",
                        "identity",
                        "open",
                        "done");
        assertThat(world.control.rehearsal()).extracting(PlannedStep::statement).contains("-- trigger", "-- identity");
        assertThat(world.control.rehearsal().getLast().detail()).contains("no way back", "H25");
        assertThat(world.source.frozen()).isFalse();
        assertThat(world.target.state().executed()).doesNotContain("trigger", "identity");
    }

    @Test
    void shouldSayThatItRestsOnlyWhenNothingIsWritten() throws Exception {
        ready();
        var applying = new CompletableFuture<Void>();
        var release = new CompletableFuture<Void>();
        world.target.fault = place -> {
            if (place.equals("batch before")) {
                applying.complete(null);
                release.join();
            }
        };
        world.source.commit(tx -> tx.insert(account, 500, "in the middle"));
        applying.get(2, TimeUnit.MINUTES);
        world.control.intent(Intent.PAUSE);
        for (int reports = 0; reports < 5; reports++) {
            var before = world.control.last().orElseThrow();
            world.await("another report", report -> report != before);
            assertThat(rests()).isFalse();
        }

        release.complete(null);

        await().until(this::rests);
        assertThat(world.equal(account)).isTrue();
        world.control.intent(Intent.RUN);
        await().until(() -> !rests());
    }

    @Test
    void shouldGoOnWhileControlIsAway() throws Exception {
        CompletableFuture<Integer> worker = ready();
        world.control.away = true;
        var last = world.control.last().orElseThrow();
        world.source.commit(tx -> tx.insert(account, 700, "nobody is told"));
        await().until(() -> world.equal(account));
        assertThat(world.control.last()).contains(last);
        world.control.away = false;
        world.await("a report after the cut", report -> report != last);
        assertThat(worker).isNotDone();
    }

    private boolean rests() {
        return world.control.last().orElseThrow().conditions().stream()
                .anyMatch(one -> one.type() == Type.PAUSED && one.status() == Condition.Status.TRUE);
    }

    private CompletableFuture<Integer> ready() {
        world.source.commit(tx -> {
            for (int id = 0; id < 50; id++) {
                tx.insert(account, id, "first");
            }
        });
        CompletableFuture<Integer> worker = world.start(Optional.empty());
        world.awaitCondition(Type.READY_FOR_CUTOVER);
        return worker;
    }
}
