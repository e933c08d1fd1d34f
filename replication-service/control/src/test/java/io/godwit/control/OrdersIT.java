package io.godwit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.godwit.control.worker.Behaviour;
import io.godwit.platform.message.Command;
import io.godwit.platform.message.Event;
import io.godwit.platform.migration.Phase;
import io.godwit.platform.task.WorkerSpec;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people ask of a task reaches its worker, is answered once, and survives the worker's death. */
class OrdersIT {
    private static ControlUnderTest control;

    @BeforeAll
    static void start() {
        control = new ControlUnderTest();
    }

    @AfterAll
    static void stop() {
        control.close();
    }

    private static UUID replicating(Behaviour behaviour) {
        UUID task = control.started(behaviour);
        control.events(task, all -> all.contains(new Event.PhaseChanged(Phase.REPLICATING)));
        return task;
    }

    @Test
    void shouldAnswerAnOrderWhenTheWorkerHasDoneIt() {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING).stubbornly());
        UUID verify = control.send(task, 6, new Command.Verify());
        await().atMost(ControlUnderTest.LONG).until(() -> heardLast(task, "[verify]"));
        control.killWorker(task);
        Behaviour.in(Phase.REPLICATING).of(control.home, task);
        assertThat(control.done(task, verify).refusal()).isEmpty();
        await().atMost(ControlUnderTest.LONG).until(() -> heardLast(task, "[]"));
        assertThat(control.told(task)).filteredOn("command-done"::equals).hasSize(2);
    }

    @Test
    void shouldTellEveryWorkerOfAnAcceptedFinding() {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING));
        UUID accept = control.send(task, 6, new Command.AcceptFinding(UUID.randomUUID(), "known"));
        assertThat(control.done(task, accept).refusal()).isEmpty();
        await().atMost(ControlUnderTest.LONG).until(() -> timesHeard(task, "[accept-finding]") == 1);
        control.killWorker(task);
        await().atMost(ControlUnderTest.LONG).until(() -> timesHeard(task, "[accept-finding]") == 2);
    }

    @Test
    void shouldCutOver() {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING));
        UUID cutover = control.send(task, 6, new Command.Cutover());
        List<Event> events = control.events(task, all -> all.contains(new Event.PhaseChanged(Phase.DONE)));
        assertThat(control.done(task, cutover).refusal()).isEmpty();
        assertThat(events)
                .filteredOn(Event.CutoverStepChanged.class::isInstance)
                .extracting(event ->
                        ((Event.CutoverStepChanged) event).step() + " " + ((Event.CutoverStepChanged) event).state())
                .containsExactly("check done", "freeze running", "freeze done", "open done");
        var view = control.read(task, "/cutover");
        assertThat(view.path("cutover").asText()).isEqualTo(cutover.toString());
        assertThat(view.path("steps")).hasSize(3);
        assertThat(view.path("standstillMillis").asLong()).isBetween(0L, 60_000L);
        assertThat(view.path("plan").path(1).path("name").asText()).isEqualTo("freeze");
        await().atMost(ControlUnderTest.LONG).until(() -> control.runFile(task).isMissingNode());
        assertThat(control.instances(task)).hasSize(1);
    }

    @Test
    @Tag("H24")
    void shouldLetAnotherWorkerSettleACutoverWhoseWorkerDied() {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING).cuttingOver("hang"));
        UUID cutover = control.send(task, 6, new Command.Cutover());
        control.events(task, all -> all.contains(new Event.PhaseChanged(Phase.CUTTING_OVER)));
        control.kill();
        control.killWorker(task);
        control.startAgain();
        Event.CommandDone done = control.done(task, cutover);
        assertThat(done.refusal().orElseThrow().code()).isEqualTo("REP-0309");
        control.events(
                task,
                all -> all.lastIndexOf(new Event.PhaseChanged(Phase.REPLICATING))
                        > all.indexOf(new Event.PhaseChanged(Phase.CUTTING_OVER)));
        assertThat(control.heard(task))
                .filteredOn(line -> line.contains("cutover=" + cutover))
                .hasSize(1);
        assertThat(control.heard(task))
                .filteredOn(line -> line.contains("step 1 "))
                .hasSize(1);
        assertThat(control.read(task, "/cutover")
                        .path("steps")
                        .path(2)
                        .path("state")
                        .asText())
                .isEqualTo("compensated");
    }

    @Test
    void shouldEndTheCutoverWhenTheWorkerRefusesIt() {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING).cuttingOver("refuse"));
        UUID cutover = control.send(task, 6, new Command.Cutover());
        assertThat(control.done(task, cutover).refusal().orElseThrow().detail()).isEqualTo("REP-0025 in a test");
        UUID again = control.send(task, 7, new Command.Cutover());
        assertThat(control.done(task, again).refusal().orElseThrow().detail()).isEqualTo("REP-0025 in a test");
    }

    @Test
    void shouldCancelThenClean() {
        UUID task = replicating(Behaviour.in(Phase.REPLICATING));
        UUID cancel = control.send(task, 6, new Command.Cancel());
        assertThat(control.done(task, cancel).refusal()).isEmpty();
        control.events(task, all -> all.contains(new Event.PhaseChanged(Phase.CANCELLED)));
        await().atMost(ControlUnderTest.LONG).until(() -> control.runFile(task).isMissingNode());
        UUID clean = control.send(task, 7, new Command.Clean());
        assertThat(control.done(task, clean).refusal()).isEmpty();
        assertThat(control.told(task)).contains("cleaned");
        assertThat(control.instances(task)).hasSize(2);
        UUID start = control.send(task, 8, new Command.Start(control.spec(task), ControlUnderTest.planSha256()));
        assertThat(control.done(task, start).refusal().orElseThrow().code()).isEqualTo("REP-0302");
    }

    @Test
    void shouldCancelWithoutAWorkerWhenItGaveUp() {
        UUID task = control.started(Behaviour.in(Phase.LOADING).exits(WorkerSpec.EXIT_FATAL, true));
        control.events(task, all -> all.stream().anyMatch(Event.StepFailed.class::isInstance));
        UUID cancel = control.send(task, 6, new Command.Cancel());
        assertThat(control.done(task, cancel).refusal()).isEmpty();
        assertThat(control.told(task)).contains("phase-changed");
        assertThat(control.read(task, "/progress").path("phase").asText()).isEqualTo("cancelled");
        assertThat(control.instances(task)).hasSize(1);
    }

    @Test
    void shouldRefuseWhatHasNoTask() {
        UUID nothing = UUID.randomUUID();
        UUID verify = control.send(nothing, 1, new Command.Verify());
        assertThat(control.done(nothing, verify).refusal().orElseThrow().code()).isEqualTo("REP-0301");
        UUID assess = control.send(nothing, 2, new Command.Assess(control.spec(nothing)));
        assertThat(control.done(nothing, assess).refusal()).isPresent();
    }

    @Test
    void shouldStandWhenThePlanIsNotTheOneThatWasApproved() {
        UUID task = UUID.randomUUID();
        control.send(task, 5, new Command.Start(control.spec(task), "ab".repeat(32)));
        List<Event> events = control.events(task, all -> all.stream().anyMatch(Event.StepFailed.class::isInstance));
        assertThat(events)
                .filteredOn(Event.StepFailed.class::isInstance)
                .extracting(event -> ((Event.StepFailed) event).problem().code())
                .containsExactly("REP-0304");
        assertThat(control.instances(task)).isEmpty();
    }

    private static boolean heardLast(UUID task, String orders) {
        return control.heard(task).getLast().endsWith(orders);
    }

    private static long timesHeard(UUID task, String orders) {
        return control.heard(task).stream()
                .filter(line -> line.endsWith(orders))
                .count();
    }
}
